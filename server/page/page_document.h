/* The page of one document, with the words of a search marked. */
#ifndef SERVER_PAGE_PAGE_DOCUMENT_H
#define SERVER_PAGE_PAGE_DOCUMENT_H

#include "server/exchange/exchange.h"

/**
 * Make the page of @p document the reply's body. The words of @p request are marked.
 * Passages that answer these words, and documents that are similar, are searched for.
 *
 * @param docid  the number of the document.
 * @return STATUS_OK, or what passages_find() and similar_find() say.
 */
MUST_CHECK enum status page_document(struct exchange *x, uint32_t docid,
                                     const struct document *document,
                                     const struct search_request *request,
                                     struct error *err);

#endif
