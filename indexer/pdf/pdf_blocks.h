/* The blocks of a document that is made of a PDF: its pages, lists within lists, and the
 * paragraph that what follows may belong to. */
#ifndef INDEXER_PDF_PDF_BLOCKS_H
#define INDEXER_PDF_PDF_BLOCKS_H

#include "base/intern.h"
#include "text/block/block_writer.h"

/** The most lists within each other. */
#define PDF_LISTS_MAX 5

/** Held by value; owns what is held back, borrows the rest. */
struct pdf_blocks {
    struct block_writer *out;
    /* All words of the document, to tell cut ones (pdf_join.h). */
    const struct intern *words;
    /* The page that is open, and the one that the next block is on. */
    unsigned page, next_page;
    /* The lists that are open, and where their marks stand. */
    struct {
        enum block_type type;
        float left;
    } lists[PDF_LISTS_MAX];
    size_t n_lists;
    /* The end of a column or of a page, which the next one may go on with, or a figure
     * whose label may follow; and the size of its letters. */
    struct buf held;
    bool is_holding;
    float held_size;
};

struct pdf_blocks pdf_blocks_open(struct block_writer *out, const struct intern *words);
void pdf_blocks_release(struct pdf_blocks *blocks);

/** What follows is on page @p number, but for the end of a paragraph that began
 *  before. */
void pdf_blocks_page(struct pdf_blocks *blocks, unsigned number);

/** Write a leaf. */
void pdf_blocks_leaf(struct pdf_blocks *blocks, enum block_type type, uint32_t number,
                     struct str text);

/** Write an item, whose mark stands @p left; @p number is that of its mark, 0 for
 *  none. */
void pdf_blocks_item(struct pdf_blocks *blocks, struct str text, unsigned number,
                     float left);

/** Write a paragraph in letters of @p size, or the rest of the one that is held. It is
 *  held back itself when it @p waits for what follows. */
void pdf_blocks_plain(struct pdf_blocks *blocks, struct str text, float size, bool waits);

/** Write what is held, and end the lists: something else than text follows on the
 *  page. */
void pdf_blocks_settle(struct pdf_blocks *blocks);

/** Put @p text within a block that is open, without the dots that lead to a number. */
void pdf_blocks_text(struct pdf_blocks *blocks, struct str text);

#endif
