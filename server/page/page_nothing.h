/* What stands in the place of results when nothing was found, so that the page is no dead
 * end. */
#ifndef SERVER_PAGE_PAGE_NOTHING_H
#define SERVER_PAGE_PAGE_NOTHING_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write what would be found with fewer filters, advice on searching, and the newest
 * documents. This searches several times.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status page_nothing(struct html *h, struct exchange *x,
                                    const struct search_request *request,
                                    struct error *err);

/**
 * Write only what would be found with fewer filters, for a page of results that hold a
 * part.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status page_fewer_filters(struct html *h, struct exchange *x,
                                          const struct search_request *request,
                                          struct error *err);

#endif
