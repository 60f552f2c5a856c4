/* What stands in the place of results where nothing was found: no dead end. */
#ifndef SERVER_PAGE_PAGE_NOTHING_H
#define SERVER_PAGE_PAGE_NOTHING_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/**
 * Write what fewer filters would find, what helps to search, and the newest documents. It searches.
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status page_nothing(struct html *h, struct exchange *x,
                                    const struct search_request *request,
                                    struct error *err);

#endif
