/* Finds the title of a PDF: in its metadata where that was written by a person, else in
 * the largest letters of its first page. */
#ifndef INDEXER_PDF_PDF_TITLE_H
#define INDEXER_PDF_PDF_TITLE_H

#include "base/buf.h"
#include "indexer/pdf/pdf_page.h"

/**
 * Append the title of @p document; nothing when it has none. The pieces of the first page
 * that are the title are marked as furniture: they are not in the text a second time.
 */
void pdf_put_title(struct buf *out, struct pdf_document *document);

/** Whether a title of the metadata is one, and no name of a file or of a program. */
bool pdf_is_title(struct str title);

/** Whether an author of the metadata is one, and no account of a machine. */
bool pdf_is_author(struct str author);

#endif
