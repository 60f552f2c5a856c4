/* The timeline: how many documents each month or year has, as bars that are links. An SVG
 * that needs no script; web/assets/results.js lets a pointer drag over several bars. */
#ifndef SERVER_RESULTS_PAGE_TIMELINE_H
#define SERVER_RESULTS_PAGE_TIMELINE_H

#include "html/html.h"
#include "server/exchange/exchange.h"
#include "server/page/filters.h"

/**
 * Draw the months or years of @p answer, oldest first. Months are drawn when all
 * documents or the dates of the request lie within three years, else years. The counts
 * ignore the dates of the request, whose bars stand out. A bar sets the dates to its
 * period, or takes them off when they are that already. Nothing is written where there
 * are not two periods.
 *
 * @param around  the address around "from" and "to".
 */
void page_timeline(struct html *h, const struct exchange *x,
                   const struct search_answer *answer,
                   const struct request_around *around);

#endif
