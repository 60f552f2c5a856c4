/* Finds running heads, feet and the numbers of pages. */
#ifndef INDEXER_PDF_PDF_FURNITURE_H
#define INDEXER_PDF_PDF_FURNITURE_H

#include "indexer/pdf/pdf_page.h"

/** Mark the pieces of @p document that stand at the same place on three pages or more,
 *  whatever their figures are, and those that only number their page. */
void pdf_mark_furniture(struct pdf_document *document);

#endif
