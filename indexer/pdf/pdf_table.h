/* Finds the rows and columns of tables. */
#ifndef INDEXER_PDF_PDF_TABLE_H
#define INDEXER_PDF_PDF_TABLE_H

#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_write.h"

/** Write @p region, whose pieces stand in rows: tables where several rows share their
 *  columns, lines where they do not. */
void pdf_lay_out_table(struct pdf_writer *writer, const struct pdf_region *region,
                       const struct pdf_bands *bands);

#endif
