/* The layout of a text: its blocks and spans as one line of ASCII, which is kept beside
 * the plain text. */
#ifndef TEXT_BLOCK_LAYOUT_H
#define TEXT_BLOCK_LAYOUT_H

#include "base/buf.h"
#include "text/block/block.h"

/*
 * A layout is a list of blocks in the order of their starts, parents first, with a space
 * between them: `h2,0,14 p,2,80 a,5,8,https://…`. Each is
 *
 *     code [number] ["+"] "," skip "," length ["," address]
 *
 * The code is that of block.h, "+" marks a loose list, skip is the number of bytes from
 * the start of the block before it (from 0 for the first) to its own start, and length
 * that of its text in bytes. Blocks lie inside each other or apart, so that the ranges
 * tell which is in which. In an address, spaces, control characters and bytes beyond
 * ASCII are percent-encoded.
 */

/** The most bytes of a layout. */
#define LAYOUT_MAX (8U << 20)

/** Append @p block to the layout at @p out; @p before is the start of the block before
 *  it. */
void layout_put(struct buf *out, const struct block *block, size_t before);

/** Where a reader is in a layout. Held by value; texts borrowed. */
struct layout_reader {
    struct str rest, text;
    size_t start;
    bool is_broken;
    /* The ends of the blocks that the next one may be inside of. */
    unsigned depth;
    size_t ends[BLOCK_DEPTH_MAX];
    enum block_type types[BLOCK_DEPTH_MAX];
};

/** A reader of @p layout, any bytes, for @p text. */
struct layout_reader layout_read(struct str layout, struct str text);

/**
 * The next block. What is returned is sound whatever the bytes of the layout: it lies in
 * its parent and in the text, not within a character, only spans are in leaves and in
 * spans, and no more than BLOCK_DEPTH_MAX are in each other.
 *
 * @return false at the end, and at the first fault, which sets is_broken.
 */
bool layout_next(struct block *out, struct layout_reader *reader);

/** How a stretch of a text is made a text of its own. */
struct layout_cut {
    /* The bytes of the text that are kept. */
    size_t from, to;
    /* Where they begin in the new text. */
    size_t shift;
    /* The start of the last block that was written; 0 at first. */
    size_t last;
};

/** The longest address of a link or an image that a cut keeps. */
#define LAYOUT_CUT_ADDRESS_MAX 4096U

/**
 * Append the blocks of @p items that lie in the stretch of @p cut, to a layout of the new
 * text: what sticks out of the stretch is cut off. @p items are blocks of a layout, the
 * first counted from @p before; they may be any bytes, and reading ends at the first
 * fault. Whether the whole is sound is for layout_is_sound().
 */
void layout_put_cut(struct buf *out, struct layout_cut *cut, struct str items,
                    size_t before);

/** Whether all of @p layout is sound for @p text. */
bool layout_is_sound(struct str layout, struct str text);

#endif
