/* The group of filters by date: the timeline, two fields, and usual periods. */
#ifndef SERVER_RESULTS_PAGE_DATES_H
#define SERVER_RESULTS_PAGE_DATES_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write the group, from the dates of the request and the years and months of @p answer. */
void page_dates(struct html *h, const struct exchange *x,
                const struct search_answer *answer);

#endif
