/* What the two files of the writer share: block_writer.c begins and ends blocks,
 * block_note.c notes them when their first text comes. Private to this folder. */
#ifndef TEXT_BLOCK_BLOCK_WRITER_PARTS_H
#define TEXT_BLOCK_BLOCK_WRITER_PARTS_H

#include "text/block/block_writer.h"

/** The number of a block that is not noted yet, or never. */
#define NOT_NOTED UINT32_MAX

/** A block or a span that is open. */
struct open_block {
    enum block_type type;
    struct block_traits traits;
    /* The own copy of the address until the block is noted; or NULL. */
    char *address;
    /* Its number among the blocks, or NOT_NOTED. */
    uint32_t noted;
    /* It only parts words: it is inside of a leaf that holds no blocks, or too deep. */
    bool is_ghost;
    /* Of a list: the number of the next item. Of other blocks: how many it holds. */
    uint32_t n_children;
    /* What the document had before it: a row without text is taken back. */
    size_t n_text_before;
    uint32_t n_blocks_before;
    uint64_t n_words_before;
};

struct block_writer {
    struct buf text;
    struct block *blocks;
    size_t n_blocks, room_blocks;
    struct open_block *open;
    size_t n_open, room_open;
    /* How many of them are ghosts, and how many are to be noted when text comes. */
    size_t n_ghosts, n_pending;
    /* The number of the open leaf among them, from 1; 0 when none is open. */
    size_t leaf;
    uint64_t n_words;
    /* A space is due before the next text of the leaf. */
    bool space_is_due;
    /* Where the open leaf began in the text. */
    size_t leaf_start;
    bool is_full;
};

/** Note all open blocks that are not, when text comes: each begins at the end of the
 *  text, behind what parts it from the block before it. */
void block_note_open(struct block_writer *writer);

/** Take back @p row, which is open and has no text, and what was noted because of it. */
void block_forget_row(struct block_writer *writer, const struct open_block *row);

/** Keep only the first @p n blocks. */
void block_forget(struct block_writer *writer, size_t n);

#endif
