/* The order in which a page is read: columns one after another, tables row by row. */
#ifndef INDEXER_PDF_PDF_LAYOUT_H
#define INDEXER_PDF_PDF_LAYOUT_H

#include "indexer/pdf/pdf_write.h"

/** Give the lines and tables of @p page to @p writer, in the order of reading. */
void pdf_layout(struct pdf_writer *writer, const struct pdf_page *page);

#endif
