/* The home page: the search field, ways in by region, theme and kind, the newest documents. */
#ifndef SERVER_PAGE_PAGE_HOME_H
#define SERVER_PAGE_PAGE_HOME_H

#include "server/exchange/exchange.h"

/** Make the home page the reply's body; @p newest answers a request without words or filters. */
void page_home(struct exchange *x, const struct search_answer *newest);

#endif
