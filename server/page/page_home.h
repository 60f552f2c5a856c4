/* The home page: the search field, links by region, theme and kind, and the newest
 * documents. */
#ifndef SERVER_PAGE_PAGE_HOME_H
#define SERVER_PAGE_PAGE_HOME_H

#include "server/exchange/exchange.h"

/**
 * Make the home page the reply's body.
 *
 * @param newest  the answer to a request without words and filters.
 */
void page_home(struct exchange *x, const struct search_answer *newest);

#endif
