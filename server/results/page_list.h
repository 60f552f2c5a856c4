/* What stands around the list of results: links that sort it, that explain it, and to its
 * other pages. */
#ifndef SERVER_RESULTS_PAGE_LIST_H
#define SERVER_RESULTS_PAGE_LIST_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** Write the links that sort the results in other ways. */
void page_orders(struct html *h, const struct exchange *x,
                 const struct search_request *request);

/** Write the links that show or hide why each result was found, and that compare the
 *  regions. */
void page_explain(struct html *h, const struct exchange *x,
                  const struct search_request *request);

/**
 * Write the links to the other pages of @p answer; nothing when there is one page only.
 */
void page_pager(struct html *h, const struct exchange *x,
                const struct search_answer *answer);

#endif
