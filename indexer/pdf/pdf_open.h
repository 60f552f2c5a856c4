/* Reads the pages of a PDF with poppler: the one place that knows the library. */
#ifndef INDEXER_PDF_PDF_OPEN_H
#define INDEXER_PDF_PDF_OPEN_H

#include "base/macros.h"
#include "base/status.h"
#include "indexer/pdf/pdf_page.h"

/**
 * Read the pieces of text of all pages of @p bytes, PDF_PAGES_MAX at most.
 *
 * @param[out] out  to be released with pdf_document_release(), also on failure.
 * @return STATUS_OK or STATUS_BAD_INPUT when the file is damaged or wants a password
 *         (French text).
 */
MUST_CHECK enum status pdf_open(struct pdf_document *out, struct str bytes,
                                struct error *err);

#endif
