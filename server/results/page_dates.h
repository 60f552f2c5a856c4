/* The group of filters by date: the timeline, two fields, and usual periods. */
#ifndef SERVER_RESULTS_PAGE_DATES_H
#define SERVER_RESULTS_PAGE_DATES_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** Write the group, from the dates of the request and the years and months of the
 *  answer. */
void page_dates(struct html *h, const struct exchange *x,
                const struct search_answer *answer);

#endif
