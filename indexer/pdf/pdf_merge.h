/* Joins pieces of one line that the library gave apart: marks of lists with their items,
 * words that changed their font. */
#ifndef INDEXER_PDF_PDF_MERGE_H
#define INDEXER_PDF_PDF_MERGE_H

#include "indexer/pdf/pdf_page.h"

/** Join the pieces of @p page, and sort them by their tops. */
void pdf_merge(struct pdf_document *document, struct pdf_page *page);

/** The bytes of the mark of a list item that @p text begins with, « • », « - », « 1. »,
 *  « a) », with the space behind it; 0 when there is none. @p number is that of a
 *  number, or 0. */
size_t pdf_list_mark(unsigned *number, struct str text);

#endif
