/* Tells whether what stands on both sides of a gutter belongs together. */
#ifndef INDEXER_PDF_PDF_FACING_H
#define INDEXER_PDF_PDF_FACING_H

#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_write.h"

/** Whether the columns on both sides of gutter @p g of @p region belong together line by
 *  line, as those of a table do; if not, they are read one after the other. */
bool pdf_is_bound(const struct pdf_writer *writer, const struct pdf_region *region,
                  const struct pdf_bands *bands, const struct pdf_gutters *gutters,
                  size_t g);

#endif
