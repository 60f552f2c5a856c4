/* A document as lists show it. */
#ifndef SERVER_PAGE_PAGE_HIT_H
#define SERVER_PAGE_PAGE_HIT_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the @p n hits, each as an item of a list. They link to the pages of the
 * documents, where @p words are marked.
 */
void page_hits(struct html *h, const struct exchange *x, const struct search_hit *hits,
               size_t n, struct str words);

/**
 * Write whether the period from @p from to @p to, of which one may be DATE_NONE, is on
 * today: « En vigueur », « Échu », « À venir ».
 */
void page_state_of_period(struct html *h, date_day from, date_day to);

/**
 * The address of the page of document @p id, where @p words are marked unless they are
 * empty.
 */
struct url document_url(struct str id, struct str words, struct arena *arena);

#endif
