/* The list of passages that answer, above the text of a document's page. */
#ifndef SERVER_PAGE_PAGE_PASSAGES_H
#define SERVER_PAGE_PAGE_PASSAGES_H

#include "server/exchange/exchange.h"

/** Fill PASSAGES of document.html in @p node with those of document @p docid that answer @p request; nothing for a
 *  text that is seen at a glance, or where none answers.
 *  @return STATUS_OK, or passages_find()'s. */
MUST_CHECK enum status page_passages(struct template_data *node, struct exchange *x,
                                     uint32_t docid, const struct search_request *request,
                                     struct error *err);

#endif
