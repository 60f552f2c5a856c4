/* Reads PDFs: the record of a document with its structure and the numbers of its
 * pages. */
#ifndef INDEXER_PDF_PDF_H
#define INDEXER_PDF_PDF_H

#include "base/macros.h"
#include "base/status.h"
#include "indexer/source/reading.h"

/** Whether @p content is a PDF: by its first kilobyte, where the mark may follow other
 *  bytes. */
bool pdf_is_content(struct str content);

/**
 * Read @p content and give its record to the sink, or refuse it: when it is damaged,
 * wants a password, or has no text because its pages are images.
 *
 * @return STATUS_OK, also when it was refused, or what the sink returned.
 */
MUST_CHECK enum status pdf_read(struct str content, const struct reading *reading,
                                struct error *err);

#endif
