/* What stands in the place of results when nothing was found, so that the page is no dead
 * end. */
#ifndef SERVER_RESULTS_PAGE_NOTHING_H
#define SERVER_RESULTS_PAGE_NOTHING_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write, in this order, the words that were perhaps meant, the nearest themes, what would
 * be found with fewer filters, the newest documents of the same regions, and advice. This
 * searches several times.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status page_nothing(struct html *h, struct exchange *x,
                                    const struct search_answer *answer,
                                    struct error *err);

/**
 * Write only what would be found with fewer filters, for a page of results that hold a
 * part.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status page_fewer_filters(struct html *h, struct exchange *x,
                                          const struct search_answer *answer,
                                          struct error *err);

#endif
