/* The frame of every page: what stands before and behind the part that is a page's own. */
#ifndef SERVER_PAGE_PAGE_H
#define SERVER_PAGE_PAGE_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** What the frame shows of the page inside it. */
struct page_frame {
    /** Plain text, what stands before « – Recherche » in the title. */
    struct str title;
    /** Whether the search bar stands above the page; the home page has one of its own. */
    bool has_bar;
    /** The words in the search bar. */
    struct str words;
};

/**
 * Begin a page as the reply's body: its type, and all that stands before its own part. The page is
 * then written to the writer that is returned, and page_end() completes it.
 */
struct html page_begin(struct exchange *x, const struct page_frame *frame);
void page_end(struct html *h);

/** As exchange_is_known(), for a page: it also depends on how pages are made, and on the day. */
MUST_CHECK bool page_is_known(struct exchange *x, struct str what);

/** Today, by the machine's clock in UTC. */
date_day page_today(void);

#endif
