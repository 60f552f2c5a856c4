/* The list « Documents similaires » of a document's page. */
#ifndef SERVER_PAGE_PAGE_SIMILAR_H
#define SERVER_PAGE_PAGE_SIMILAR_H

#include "server/exchange/exchange.h"

/** Fill SIMILAR of document.html in @p node, or nothing where nothing is like document @p docid.
 *  @return STATUS_OK, or similar_find()'s. */
MUST_CHECK enum status page_similar(struct template_data *node, struct exchange *x,
                                    uint32_t docid, struct error *err);

#endif
