/* The list of passages that answer a question, above the text of a document. */
#ifndef SERVER_DOCUMENT_PAGE_PASSAGES_H
#define SERVER_DOCUMENT_PAGE_PASSAGES_H

#include "server/document/parts.h"

/**
 * Write the passages of the document that answer the search, as links to their
 * paragraphs. Nothing is written when there are none, or when the text is so short that
 * it is seen at a glance.
 *
 * @return STATUS_OK, or what passages_find() says.
 */
MUST_CHECK enum status page_passages(struct html *h, const struct document_page *page,
                                     struct error *err);

#endif
