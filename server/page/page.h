/* A page in the making: the frame that all pages share, and the part that is its own. */
#ifndef SERVER_PAGE_PAGE_H
#define SERVER_PAGE_PAGE_H

#include "server/exchange/exchange.h"

/** Held by value; page_start() before use, page_release() (or AUTO_PAGE) after. */
struct page {
    struct template_data *frame; /* of layout.html */
    struct template_data *main;  /* of the page's own template */
};

/** @p file is the template that fills the frame: "results.html". */
void page_start(struct page *page, const struct exchange *x, const char *file);
void page_release(struct page *page);
#define AUTO_PAGE CLEANUP(page_release) struct page

/** Show the search bar above the page: @p query is what stands in it. */
void page_search_bar(struct page *page, struct str query);

/** Make the page the reply's body. @p title, plain text, is what comes before « – Recherche ».
 *  @return STATUS_OK, or template_render()'s. */
MUST_CHECK enum status page_send(struct page *page, struct exchange *x, struct str title,
                                 struct error *err);

/** As exchange_is_known() for a page, which also depends on its templates and on the day. */
MUST_CHECK bool page_is_known(struct exchange *x, struct str what);

/** Set @p name to what @p put of french.h writes. */
void page_set_date(struct template_data *node, const char *name, date_day day);
void page_set_count(struct template_data *node, const char *name, unsigned long number);

/** Today, by the machine's clock in UTC. */
date_day page_today(void);

#endif
