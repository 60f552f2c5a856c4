/* The list « Documents similaires » of a document's page. */
#ifndef SERVER_DOCUMENT_PAGE_SIMILAR_H
#define SERVER_DOCUMENT_PAGE_SIMILAR_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the list of documents that are like document @p docid; nothing when there are
 * none.
 *
 * @return STATUS_OK, or what similar_find() says.
 */
MUST_CHECK enum status page_similar(struct html *h, struct exchange *x, uint32_t docid,
                                    struct error *err);

#endif
