/* The list of passages that answer a question, above the text of a document. */
#ifndef SERVER_PAGE_PAGE_PASSAGES_H
#define SERVER_PAGE_PAGE_PASSAGES_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the passages of document @p docid that answer @p request, as links to their
 * paragraphs. Nothing is written when there are none, or when the text is so short that
 * it is seen at a glance.
 *
 * @return STATUS_OK, or what passages_find() says.
 */
MUST_CHECK enum status page_passages(struct html *h, struct exchange *x, uint32_t docid,
                                     const struct search_request *request,
                                     struct error *err);

#endif
