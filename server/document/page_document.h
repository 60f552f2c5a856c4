/* The page of one document, with the words of a search marked. */
#ifndef SERVER_DOCUMENT_PAGE_DOCUMENT_H
#define SERVER_DOCUMENT_PAGE_DOCUMENT_H

#include "server/exchange/exchange.h"

/**
 * Make the page of document @p docid the reply's body. The words of @p request are
 * marked. A long text is shown part by part, so that the cost does not depend on its length.
 * Passages that answer these words, and documents that are similar, are searched for.
 *
 * @param part  the part that is shown, from 0; beyond the last one, the last one is.
 * @return STATUS_OK, or what passages_find() and similar_find() say.
 */
MUST_CHECK enum status page_document(struct exchange *x, uint32_t docid, uint32_t part,
                                     const struct search_request *request,
                                     struct error *err);

#endif
