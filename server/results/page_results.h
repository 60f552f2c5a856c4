/* The page of results: heading, notices, hits, pager and filters. */
#ifndef SERVER_RESULTS_PAGE_RESULTS_H
#define SERVER_RESULTS_PAGE_RESULTS_H

#include "server/exchange/exchange.h"

/**
 * Make the page of @p answer the reply's body. When nothing was found, more searches are
 * made to say what fewer filters would find.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status
page_results(struct exchange *x, const struct search_answer *answer, struct error *err);

#endif
