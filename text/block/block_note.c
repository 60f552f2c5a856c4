/* Notes the open blocks: a block is noted when its first text comes, so that what has
 * none leaves nothing. */
#include "base/memory.h"
#include "text/block/block_writer_parts.h"

/** The most blocks and spans of a document. */
#define BLOCKS_MAX (1U << 20)

static bool is_list(const struct open_block *block)
{
    return block->type == BLOCK_LIST || block->type == BLOCK_ORDERED;
}

/** What stands before open block number @p i, the outermost that is not noted yet. */
static const char *gap_before(const struct block_writer *writer, size_t i)
{
    const struct open_block *block = &writer->open[i];
    const struct open_block *parent = i > 0 ? block - 1 : NULL;
    const struct open_block *list = i > 1 ? block - 2 : NULL;
    switch ((int)block->type) {
    case BLOCK_TABLE_ROW:
    case BLOCK_TERM:
    case BLOCK_DESCRIPTION:
        return "\n";
    case BLOCK_CELL:
    case BLOCK_HEAD_CELL:
        return " | ";
    case BLOCK_ITEM:
        return parent && parent->traits.is_loose ? "\n\n" : "\n";
    default:
        if (parent && parent->type == BLOCK_ITEM && list)
            return list->traits.is_loose && !is_list(block) ? "\n\n" : "\n";
        return "\n\n";
    }
}

static void put_item_mark(struct block_writer *writer, struct open_block *list)
{
    if (list->type == BLOCK_LIST)
        buf_put_text(&writer->text, "- ");
    else
        buf_printf(&writer->text, "%u. ", list->n_children++);
}

/** Note open block number @p i, which begins at the end of the text. */
static void note(struct block_writer *writer, size_t i)
{
    struct open_block *block = &writer->open[i];
    if (block->type == BLOCK_ITEM && i > 0 && is_list(block - 1))
        put_item_mark(writer, block - 1);
    if (block_class_of(block->type) == BLOCK_LEAF)
        writer->leaf_start = writer->text.n;
    if (writer->n_blocks == BLOCKS_MAX) {
        writer->is_full = true;
        return;
    }
    MEM_GROW(writer->blocks, writer->n_blocks + 1, writer->room_blocks, 64);
    block->noted = (uint32_t)writer->n_blocks;
    writer->n_pending--;
    writer->blocks[writer->n_blocks++] = (struct block){.type = block->type,
                                                        .traits = block->traits,
                                                        .start = writer->text.n,
                                                        .end = writer->text.n};
    block->address = NULL;
}

void block_note_open(struct block_writer *writer)
{
    if (!writer->n_pending)
        return;
    size_t first = 0;
    while (writer->open[first].noted != NOT_NOTED || writer->open[first].is_ghost)
        first++;
    bool begins_block = block_class_of(writer->open[first].type) != BLOCK_SPAN;
    bool is_first_cell = first > 0 && writer->open[first - 1].type == BLOCK_TABLE_ROW &&
                         !writer->open[first - 1].n_children;
    if (begins_block && writer->text.n && !is_first_cell)
        buf_put_text(&writer->text, gap_before(writer, first));
    for (size_t i = first; i < writer->n_open; i++) {
        if (writer->open[i].is_ghost || writer->open[i].noted != NOT_NOTED)
            continue;
        if (i > 0 && writer->open[i - 1].type == BLOCK_TABLE_ROW)
            writer->open[i - 1].n_children++;
        note(writer, i);
    }
}

/** Take the address of @p block away from it; NULL when it has none. */
static char *take_address(struct block *block)
{
    char *own = NULL;
    /* The address is push()'s copy, which is not const. */
    if (block->traits.address.n)
        memcpy(&own, &block->traits.address.at, sizeof own);
    block->traits.address = STR("");
    return own;
}

void block_forget(struct block_writer *writer, size_t n)
{
    for (size_t i = n; i < writer->n_blocks; i++)
        mem_free(take_address(&writer->blocks[i]));
    writer->n_blocks = n;
}

void block_forget_row(struct block_writer *writer, const struct open_block *row)
{
    for (size_t i = 0; i < writer->n_open; i++) {
        struct open_block *block = &writer->open[i];
        if (block->noted == NOT_NOTED || block->noted < row->n_blocks_before)
            continue;
        block->address = take_address(&writer->blocks[block->noted]);
        block->noted = NOT_NOTED;
        writer->n_pending++;
    }
    block_forget(writer, row->n_blocks_before);
    writer->text.n = row->n_text_before;
}
