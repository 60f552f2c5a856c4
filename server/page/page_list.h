/* What stands around the list of results: how it is sorted, why it is so, its other pages. */
#ifndef SERVER_PAGE_PAGE_LIST_H
#define SERVER_PAGE_PAGE_LIST_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write the links that sort the results in another way. */
void page_orders(struct html *h, const struct exchange *x,
                 const struct search_request *request);

/** Write the link that shows why each result answers, or hides it again. */
void page_explain(struct html *h, const struct exchange *x,
                  const struct search_request *request);

/** Write the links to the other pages of @p answer; nothing where there is only one. */
void page_pager(struct html *h, const struct exchange *x,
                const struct search_answer *answer);

#endif
