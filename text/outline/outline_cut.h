/* Goes through the blocks of a text and finds where to cut it. Private to this folder. */
#ifndef TEXT_OUTLINE_OUTLINE_CUT_H
#define TEXT_OUTLINE_OUTLINE_CUT_H

#include "text/block/layout.h"
#include "text/outline/outline.h"

/** A block that the scan is inside of. */
struct outline_open {
    struct block block;
    /* Of a list: how many items began in it. */
    uint32_t n_items;
    /* Of a table: its first row, when it has head cells and is short. */
    struct outline_bytes row_text;
    struct outline_items row_items;
};

/** Where a scan of the blocks is. Held by value, so that it can go back. */
struct outline_scan {
    struct str text, layout;
    /* Blocks are those of the layout, or without one the paragraphs of `rest`. */
    struct layout_reader reader;
    struct str rest;
    /* The next block, which is not open yet, and where its item is in the layout. */
    bool has_next;
    struct block next;
    struct outline_items next_item;
    struct outline_open open[BLOCK_DEPTH_MAX];
    unsigned n_open;
};

/** A scan at the first block. */
struct outline_scan outline_scan_new(struct str text, struct str layout);

/** Open the next block, after closing what it is not inside of. There must be one. */
void outline_scan_step(struct outline_scan *scan);

/** Open all blocks that begin before byte @p at, and close those that end there. */
void outline_scan_to(struct outline_scan *scan, size_t at);

/**
 * Where to end the part that begins at byte @p from, where @p scan is.
 *
 * @return above @p from; text.n when the rest of the text is one part.
 */
size_t outline_cut(const struct outline_scan *scan, size_t from);

#endif
