/* Goes through the blocks of a text, and knows at each of them what it is inside of. */
#include "text/outline/outline_cut.h"
#include "text/outline/paragraphs.h"

/* A longer first row of a table is not repeated. */
#define ROW_TEXT_MAX 2000U
#define ROW_ITEMS_MAX 4000U

/** The next paragraph of a text that has no layout. */
static bool next_paragraph(struct block *out, struct outline_scan *scan)
{
    struct str paragraph = STR("");
    while (scan->rest.n && !paragraph.n)
        paragraph = paragraph_next(&scan->rest);
    if (!paragraph.n)
        return false;
    size_t start = (size_t)(paragraph.at - scan->text.at);
    *out = (struct block){.type = BLOCK_PARAGRAPH,
                          .traits = {.address = STR("")},
                          .start = start,
                          .end = start + paragraph.n};
    return true;
}

static void look_ahead(struct outline_scan *scan)
{
    if (!scan->layout.n) {
        scan->has_next = next_paragraph(&scan->next, scan);
        return;
    }
    const char *at = scan->reader.rest.at;
    scan->next_item.before = scan->reader.start;
    scan->has_next = layout_next(&scan->next, &scan->reader);
    scan->next_item.bytes.at =
        scan->has_next ? (size_t)(at - scan->layout.at) : scan->layout.n;
    scan->next_item.bytes.n = scan->layout.n - scan->next_item.bytes.at;
}

struct outline_scan outline_scan_new(struct str text, struct str layout)
{
    struct outline_scan scan = {.text = text,
                                .layout = layout,
                                .reader = layout_read(layout, text),
                                .rest = text};
    look_ahead(&scan);
    return scan;
}

/** Note the first row of a table when its first cell is a head cell. */
static void note_row(struct outline_scan *scan, const struct block *cell)
{
    if (cell->type != BLOCK_HEAD_CELL || scan->n_open < 3)
        return;
    const struct outline_open *row = &scan->open[scan->n_open - 2];
    struct outline_open *table = &scan->open[scan->n_open - 3];
    bool is_first = row->block.type == BLOCK_TABLE_ROW &&
                    table->block.type == BLOCK_TABLE && table->n_items == 1 &&
                    cell->start == row->block.start;
    size_t n = row->block.end - row->block.start;
    if (!is_first || n > ROW_TEXT_MAX || row->block.start != table->block.start)
        return;
    table->row_text = (struct outline_bytes){row->block.start, n};
}

/** Note how far the items of the first row go, when the block behind it begins. */
static void end_row(struct outline_open *table, size_t at)
{
    size_t n = at - table->row_items.bytes.at;
    if (table->block.type != BLOCK_TABLE || table->n_items != 1)
        return;
    table->row_items.bytes.n = n;
    if (n > ROW_ITEMS_MAX)
        table->row_text.n = 0;
}

static void close_until(struct outline_scan *scan, unsigned depth)
{
    while (scan->n_open > depth) {
        struct outline_open *gone = &scan->open[--scan->n_open];
        if (gone->block.type == BLOCK_TABLE_ROW && scan->n_open)
            end_row(&scan->open[scan->n_open - 1], scan->next_item.bytes.at);
    }
}

/** Count @p block among those of the block that it is directly in. */
static void count_child(struct outline_scan *scan, const struct block *block)
{
    if (!scan->n_open)
        return;
    struct outline_open *parent = &scan->open[scan->n_open - 1];
    bool is_row = block->type == BLOCK_TABLE_ROW;
    if (is_row && !parent->n_items)
        parent->row_items = scan->next_item;
    parent->n_items += is_row || block->type == BLOCK_ITEM;
}

void outline_scan_step(struct outline_scan *scan)
{
    struct block block = scan->next;
    close_until(scan, block.depth);
    count_child(scan, &block);
    scan->open[scan->n_open++] = (struct outline_open){.block = block};
    note_row(scan, &block);
    look_ahead(scan);
}

void outline_scan_to(struct outline_scan *scan, size_t at)
{
    while (scan->has_next && scan->next.start < at)
        outline_scan_step(scan);
    unsigned depth = 0;
    while (depth < scan->n_open && scan->open[depth].block.end > at)
        depth++;
    close_until(scan, depth);
}
