/* A page of a PDF as pieces of text with their places: what the readers of its layout
 * share. */
#ifndef INDEXER_PDF_PDF_PAGE_H
#define INDEXER_PDF_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/** The most pages of a file that are read, and pieces of a page. */
#define PDF_PAGES_MAX 2000U
#define PDF_PIECES_MAX 50000U

/** A rectangle in points, from the upper left corner of the page. */
struct pdf_box {
    float left, top, right, bottom;
};

/** Words that stand beside each other on one line. */
struct pdf_piece {
    struct pdf_box box;
    /* The size of its font, in points; that of its longest word. */
    float size;
    /* Most of its letters are bold. */
    bool is_bold;
    /* A running head, a foot or the number of the page: it is not read. */
    bool is_furniture;
    /* Its text is so many bytes of the text of its document, in UTF-8. */
    size_t start, n;
};

/** The pieces of a page, in any order. */
struct pdf_page {
    float width, height;
    struct pdf_piece *at;
    size_t n, room;
};

/** A document as it is read. Held by value; owns all. */
struct pdf_document {
    /* Of its metadata; NULL when it has none. */
    char *title, *author;
    /* The day on which it was made, AAAA-MM-JJ; empty when it is not known. */
    char day[11];
    /* The texts of all pieces, with line feeds between them. */
    struct buf text;
    struct pdf_page *pages;
    /* How many pages are here, how many it has, and how many of them have no text. */
    size_t n_pages, n_pages_all, n_pages_empty;
    /* Letters, and characters that stand for no letter: their font does not say which. */
    size_t n_letters, n_unknown;
};

void pdf_document_release(struct pdf_document *document);
#define AUTO_PDF_DOCUMENT CLEANUP(pdf_document_release) struct pdf_document

static inline struct str pdf_text(const struct pdf_document *document,
                                  const struct pdf_piece *piece)
{
    return str_between(buf_str(&document->text), piece->start, piece->start + piece->n);
}

/** The middle half of the height of a box: the boxes of lines that follow each other
 *  often touch. */
static inline float pdf_core_top(const struct pdf_box *box)
{
    return box->top + (box->bottom - box->top) / 4;
}
static inline float pdf_core_bottom(const struct pdf_box *box)
{
    return box->bottom - (box->bottom - box->top) / 4;
}

/** How far words in letters of @p size may be from each other: in justified lines nearly
 *  as far as the letters are large, but not in those of titles and large figures. */
static inline float pdf_word_gap(float size)
{
    return size * (size > 16.0F ? 0.6F : 0.95F);
}

/** Whether two boxes are on the same line. */
bool pdf_same_line(const struct pdf_box *a, const struct pdf_box *b);

/** The box around both. */
struct pdf_box pdf_around(struct pdf_box a, struct pdf_box b);

/** Order by the top, then from left to right; for qsort(). */
int pdf_by_top(const void *a, const void *b);

#endif
