/* What the files share that write a tree as blocks. Private to this folder. */
#ifndef INDEXER_MARKUP_HTML_WALK_H
#define INDEXER_MARKUP_HTML_WALK_H

#include "indexer/markup/html_blocks.h"

/** An element that is open. */
struct html_open {
    /* Its number, and the one behind all that is in it. */
    uint32_t node, end;
    /* What was begun for it; BLOCK_TYPE_COUNT_ for nothing. */
    enum block_type block;
    /* What held before it. */
    bool was_layout;
};

/** The most columns of which cells may reach into further rows. */
#define HTML_COLUMNS_MAX 64U

struct html_walk {
    struct block_writer *out;
    const struct html_tree *tree;
    enum html_lines lines;
    /* Deeper ones are not in a tree. */
    struct html_open open[520];
    size_t n_open;
    /* The innermost table only places things on the page. */
    bool is_layout;
    /* The column of the next cell of the row, and for each column how many rows the cell
     * above it reaches into yet. A table of cells has no table inside. */
    unsigned column;
    uint16_t rows_left[HTML_COLUMNS_MAX];
    /* How many <pre> and headings are open. */
    unsigned n_pre, n_headings;
    /* Breaks since the last word. */
    unsigned n_breaks;
    /* A link around blocks that waits for its first word, or for that of a heading. */
    struct buf link;
    bool link_waits, link_wants_heading;
    /* Line feeds since the last word, where they count. */
    unsigned n_lines;
};

/** Put the text node @p i. */
void html_walk_text(struct html_walk *walk, size_t i);

/** Put what the line feeds since the last word stand for. */
void html_walk_gap(struct html_walk *walk);

/** Put empty cells where cells above reach into this row, up to the first column that is
 *  free; at the end of a row, in all that are left. */
void html_walk_columns(struct html_walk *walk, bool is_end);

/** Take note of the cell @p i, which was put, and put the empty cells that stand for its
 *  further columns. */
void html_walk_span(struct html_walk *walk, size_t i);

/** What is begun for the element @p i; BLOCK_TYPE_COUNT_ for nothing. */
enum block_type html_walk_block(const struct html_walk *walk, size_t i);

/** The traits of the block @p type of element @p i, but for its address. */
struct block_traits html_walk_traits(const struct html_tree *tree, size_t i,
                                     enum block_type type);

/** Whether the table @p i only places things on the page. */
bool html_is_layout_table(const struct html_tree *tree, size_t i);

/** Whether a block, or only a heading, is inside of element @p i. */
bool html_has_block(const struct html_tree *tree, size_t i, bool only_heading);

#endif
