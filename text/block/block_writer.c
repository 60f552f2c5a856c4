/* Begins and ends blocks, and puts their text. */
#include "base/memory.h"
#include "text/block/block_writer_parts.h"
#include "text/block/layout.h"

struct block_writer *block_writer_new(size_t text_max)
{
    struct block_writer *writer = mem_new(sizeof *writer);
    writer->text = (struct buf)BUF_INIT(text_max);
    return writer;
}

void block_writer_free(struct block_writer *writer)
{
    if (!writer)
        return;
    for (size_t i = 0; i < writer->n_open; i++)
        mem_free(writer->open[i].address);
    block_forget(writer, 0);
    mem_free(writer->open);
    mem_free(writer->blocks);
    buf_release(&writer->text);
    mem_free(writer);
}

void block_writer_free_at(struct block_writer **writer)
{
    block_writer_free(*writer);
}

/* What may be inside of what. */

/** What a block that needs a certain parent begins where it has none. */
static const struct {
    bool needs_parent;
    enum block_type parents[2], implied;
} parents_of[BLOCK_TYPE_COUNT_] = {
    [BLOCK_ITEM] = {true, {BLOCK_LIST, BLOCK_ORDERED}, BLOCK_LIST},
    [BLOCK_TABLE_ROW] = {true, {BLOCK_TABLE, BLOCK_TABLE}, BLOCK_TABLE},
    [BLOCK_CELL] = {true, {BLOCK_TABLE_ROW, BLOCK_TABLE_ROW}, BLOCK_TABLE_ROW},
    [BLOCK_HEAD_CELL] = {true, {BLOCK_TABLE_ROW, BLOCK_TABLE_ROW}, BLOCK_TABLE_ROW},
    [BLOCK_TERM] = {true, {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS}, BLOCK_DEFINITIONS},
    [BLOCK_DESCRIPTION] = {true,
                           {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS},
                           BLOCK_DEFINITIONS},
};

/** What text, or any other block, begins inside of a container for certain blocks. */
static const struct {
    bool is_picky;
    enum block_type child;
} children_of[BLOCK_TYPE_COUNT_] = {
    [BLOCK_LIST] = {true, BLOCK_ITEM},
    [BLOCK_ORDERED] = {true, BLOCK_ITEM},
    [BLOCK_TABLE] = {true, BLOCK_TABLE_ROW},
    [BLOCK_TABLE_ROW] = {true, BLOCK_CELL},
    [BLOCK_DEFINITIONS] = {true, BLOCK_DESCRIPTION},
};

static bool is_parent_of(enum block_type parent, enum block_type child)
{
    return parents_of[child].parents[0] == parent ||
           parents_of[child].parents[1] == parent;
}

static struct open_block *top(struct block_writer *writer)
{
    return writer->n_open ? &writer->open[writer->n_open - 1] : NULL;
}

/** The open leaf; NULL when none is. */
static struct open_block *open_leaf(struct block_writer *writer)
{
    return writer->leaf ? &writer->open[writer->leaf - 1] : NULL;
}

static void push(struct block_writer *writer, enum block_type type,
                 struct block_traits traits, bool is_ghost)
{
    MEM_GROW(writer->open, writer->n_open + 1, writer->room_open, 16);
    struct open_block *block = &writer->open[writer->n_open++];
    *block = (struct open_block){.type = type,
                                 .traits = traits,
                                 .noted = NOT_NOTED,
                                 .is_ghost = is_ghost,
                                 .n_text_before = writer->text.n,
                                 .n_blocks_before = (uint32_t)writer->n_blocks,
                                 .n_words_before = writer->n_words};
    if (traits.address.n)
        block->address = mem_copy_string(traits.address.at, traits.address.n);
    block->traits.address.at = block->address;
    if (type == BLOCK_ORDERED)
        block->n_children = traits.number;
    if (is_ghost)
        writer->n_ghosts++;
    else
        writer->n_pending++;
    if (is_ghost || block_class_of(type) != BLOCK_LEAF)
        return;
    writer->leaf = writer->n_open;
    writer->space_is_due = false;
}

/* Beginning and ending. */

static bool is_cell(enum block_type type)
{
    return type == BLOCK_CELL || type == BLOCK_HEAD_CELL;
}

/** Take off the line breaks at the end of the leaf @p number, and of its spans. */
static void trim_leaf(struct block_writer *writer, uint32_t number)
{
    size_t n = writer->text.n;
    while (n > writer->leaf_start && writer->text.at[n - 1] == '\n')
        n--;
    writer->text.n = n;
    for (size_t i = number; i < writer->n_blocks; i++)
        if (writer->blocks[i].end > n)
            writer->blocks[i].end = n;
}

static void end_top(struct block_writer *writer)
{
    struct open_block *block = &writer->open[writer->n_open - 1];
    bool is_real = !block->is_ghost;
    if (is_real && is_cell(block->type) && block->noted == NOT_NOTED)
        block_note_open(writer);
    if (writer->leaf == writer->n_open) {
        writer->leaf = 0;
        if (block->noted != NOT_NOTED)
            trim_leaf(writer, block->noted);
    }
    if (block->noted != NOT_NOTED)
        writer->blocks[block->noted].end = writer->text.n;
    if (block_class_of(block->type) != BLOCK_SPAN)
        writer->space_is_due = block->is_ghost;
    if (is_real && block->type == BLOCK_TABLE_ROW &&
        block->n_words_before == writer->n_words)
        block_forget_row(writer, block);
    if (block->is_ghost)
        writer->n_ghosts--;
    else if (block->noted == NOT_NOTED)
        writer->n_pending--;
    mem_free(block->address);
    writer->n_open--;
}

static void end_down_to(struct block_writer *writer, size_t n)
{
    while (writer->n_open > n)
        end_top(writer);
}

/** End the paragraph that is open, if there is one. */
static void end_paragraph(struct block_writer *writer)
{
    const struct open_block *leaf = open_leaf(writer);
    if (leaf && leaf->type == BLOCK_PARAGRAPH)
        end_down_to(writer, (size_t)(leaf - writer->open));
}

/** End what is inside of the nearest parent that @p type may have, or begin one. */
static void find_parent(struct block_writer *writer, enum block_type type)
{
    size_t n = writer->n_open;
    while (n > 0 && !is_parent_of(writer->open[n - 1].type, type))
        n--;
    if (n > 0)
        end_down_to(writer, n);
    else
        block_begin_plain(writer, parents_of[type].implied);
}

/** Begin the item, or the row and cell, that text needs inside of a list or a table. */
static void begin_child(struct block_writer *writer)
{
    const struct open_block *parent = top(writer);
    if (parent && !parent->is_ghost && children_of[parent->type].is_picky) {
        block_begin_plain(writer, children_of[parent->type].child);
        begin_child(writer);
    }
}

/** Whether the document is too deep for another block of @p class. The leaf and what it
 *  may need around it always have room. */
static bool is_too_deep(const struct block_writer *writer, enum block_class class)
{
    size_t n = writer->n_open - writer->n_ghosts;
    return (class == BLOCK_CONTAINER && n + 12 > BLOCK_DEPTH_MAX) ||
           (class == BLOCK_SPAN && n + 1 > BLOCK_DEPTH_MAX);
}

void block_begin(struct block_writer *writer, enum block_type type,
                 struct block_traits traits)
{
    enum block_class class = block_class_of(type);
    if (class == BLOCK_SPAN) {
        if (!writer->leaf)
            block_begin_plain(writer, BLOCK_PARAGRAPH);
        push(writer, type, traits, is_too_deep(writer, class));
        return;
    }
    end_paragraph(writer);
    bool is_ghost = writer->leaf || is_too_deep(writer, class);
    if (!is_ghost && parents_of[type].needs_parent)
        find_parent(writer, type);
    else if (!is_ghost && type != BLOCK_CAPTION)
        begin_child(writer);
    is_ghost = is_ghost || writer->leaf;
    push(writer, type, traits, is_ghost);
    writer->space_is_due = is_ghost;
}

void block_begin_plain(struct block_writer *writer, enum block_type type)
{
    block_begin(writer, type, (struct block_traits){.address = STR("")});
}

void block_end(struct block_writer *writer, enum block_type type)
{
    size_t n = writer->n_open;
    while (n > 0 && writer->open[n - 1].type != type)
        n--;
    if (n == 0)
        return;
    /* What began inside of a leaf or a span ends nothing outside of it. */
    end_down_to(writer, n - 1);
}

/* Text. */

static bool is_white(unsigned char c)
{
    return c <= ' ' || c == 0x7f;
}

/** Put the space that is due, unless it would begin the leaf or a line. */
static void put_space(struct block_writer *writer)
{
    const struct open_block *leaf = open_leaf(writer);
    size_t n = writer->text.n;
    if (leaf && leaf->noted != NOT_NOTED && n > writer->leaf_start &&
        writer->text.at[n - 1] != '\n')
        buf_put_byte(&writer->text, ' ');
}

static void put_word(struct block_writer *writer, struct str word)
{
    if (!writer->leaf)
        block_begin_plain(writer, BLOCK_PARAGRAPH);
    /* Spans that begin with this word begin behind the space. */
    if (writer->space_is_due && writer->leaf)
        put_space(writer);
    writer->space_is_due = false;
    block_note_open(writer);
    buf_put_str(&writer->text, word);
    writer->n_words++;
}

static void put_code(struct block_writer *writer, struct str text)
{
    /* Empty lines at the start leave nothing, or code of only them would be empty. */
    bool begins = open_leaf(writer)->noted == NOT_NOTED;
    while (begins && text.n && (text.at[0] == '\n' || text.at[0] == '\r'))
        text = (struct str){text.at + 1, text.n - 1};
    if (!text.n)
        return;
    block_note_open(writer);
    writer->n_words++;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '\r' && i + 1 < text.n && text.at[i + 1] == '\n')
            continue;
        bool is_control = (c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
        buf_put_byte(&writer->text, is_control ? ' ' : text.at[i]);
    }
}

void block_put(struct block_writer *writer, struct str text)
{
    const struct open_block *leaf = open_leaf(writer);
    if (leaf && leaf->type == BLOCK_CODE && text.n) {
        put_code(writer, text);
        return;
    }
    size_t i = 0;
    while (i < text.n) {
        size_t start = i;
        while (i < text.n && is_white((unsigned char)text.at[i]))
            i++;
        writer->space_is_due = writer->space_is_due || i > start;
        start = i;
        while (i < text.n && !is_white((unsigned char)text.at[i]))
            i++;
        if (i > start)
            put_word(writer, (struct str){text.at + start, i - start});
    }
}

void block_break(struct block_writer *writer)
{
    const struct open_block *leaf = open_leaf(writer);
    bool breaks = leaf && leaf->noted != NOT_NOTED &&
                  (leaf->type == BLOCK_PARAGRAPH || leaf->type == BLOCK_CODE);
    if (!breaks) {
        writer->space_is_due = true;
        return;
    }
    buf_put_byte(&writer->text, '\n');
    writer->space_is_due = false;
}

void block_finish(struct block_writer *writer)
{
    end_down_to(writer, 0);
}

struct str block_text(const struct block_writer *writer)
{
    return buf_str(&writer->text);
}

static bool is_only_paragraphs(const struct block_writer *writer)
{
    size_t i = 0;
    while (i < writer->n_blocks && writer->blocks[i].type == BLOCK_PARAGRAPH)
        i++;
    return i == writer->n_blocks;
}

void block_put_layout(struct buf *out, const struct block_writer *writer)
{
    if (is_only_paragraphs(writer))
        return;
    size_t before = 0;
    for (size_t i = 0; i < writer->n_blocks; i++) {
        layout_put(out, &writer->blocks[i], before);
        before = writer->blocks[i].start;
    }
}

bool block_overflowed(const struct block_writer *writer)
{
    return writer->is_full || buf_overflowed(&writer->text);
}
