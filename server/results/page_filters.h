/* The filters of the results: a group of checkboxes for each facet, the map of the
 * regions, the timeline and the dates. */
#ifndef SERVER_RESULTS_PAGE_FILTERS_H
#define SERVER_RESULTS_PAGE_FILTERS_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the section of the filters, from the facets of @p answer, months among them, and
 * the dates of its request.
 */
void page_filters(struct html *h, const struct exchange *x,
                  const struct search_answer *answer);

#endif
