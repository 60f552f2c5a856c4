/* A group of filters: the values of one facet as boxes to tick. */
#ifndef SERVER_RESULTS_PAGE_CHOICES_H
#define SERVER_RESULTS_PAGE_CHOICES_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the groups of regions (with their map), themes and kinds of @p answer. Values
 * that are chosen come first, those without documents are folded at the end.
 */
void page_choices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer);

#endif
