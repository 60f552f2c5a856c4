/* The home page: the search field with examples, what is new, key figures, and the ways
 * in by region, theme and kind. */
#ifndef SERVER_HOME_HOME_H
#define SERVER_HOME_HOME_H

#include "server/exchange/exchange.h"

/** What is new has to be this many, or else documents of all kinds are shown. */
#define HOME_NEWS_LEAST 3
/** How much of what is new is shown. */
#define HOME_NEWS_MOST 6

/** The answers that the page shows, newest documents first. */
struct home {
    /* To a request without words and filters, with its facets. */
    const struct search_answer *all;
    /* The same for news. */
    const struct search_answer *news;
};

/**
 * Make the home page the reply's body.
 *
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status home_page(struct exchange *x, const struct home *home,
                                 struct error *err);

#endif
