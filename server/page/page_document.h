/* The page of one document, the words of a search marked in it. */
#ifndef SERVER_PAGE_PAGE_DOCUMENT_H
#define SERVER_PAGE_PAGE_DOCUMENT_H

#include "server/exchange/exchange.h"

/**
 * Make the page of @p document, which is number @p docid, the reply's body. The words of @p request
 * are marked in it, and it searches the passages that answer them and documents like it.
 * @return STATUS_OK, or what passages_find() and similar_find() say.
 */
MUST_CHECK enum status page_document(struct exchange *x, uint32_t docid,
                                     const struct document *document,
                                     const struct search_request *request,
                                     struct error *err);

#endif
