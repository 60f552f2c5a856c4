/* Tells headings from the text of a document by the sizes of its fonts. */
#ifndef INDEXER_PDF_PDF_STYLE_H
#define INDEXER_PDF_PDF_STYLE_H

#include "indexer/pdf/pdf_page.h"

/** The sizes of a document. Held by value. */
struct pdf_style {
    /* The size in which most of its letters are set. */
    float body;
    /* The larger ones of headings, the largest first. */
    float sizes[5];
    unsigned n_sizes;
};

struct pdf_style pdf_style_of(const struct pdf_document *document);

/** The level, from 1, of a heading in letters of @p size; 0 when they are those of
 *  text. Bold ones of the size of the text are a level below all others. */
unsigned pdf_style_level(const struct pdf_style *style, float size, bool is_bold);

#endif
