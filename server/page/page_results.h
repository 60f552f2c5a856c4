/* The page of results: heading, notices, hits, pager, filters; or what helps where nothing was found. */
#ifndef SERVER_PAGE_PAGE_RESULTS_H
#define SERVER_PAGE_PAGE_RESULTS_H

#include "server/exchange/exchange.h"

/**
 * Make the page of @p answer the reply's body. Where nothing was found it searches again, for what
 * would be found.
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status
page_results(struct exchange *x, const struct search_answer *answer, struct error *err);

#endif
