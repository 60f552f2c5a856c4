/* The tags of the filters that are on. Each is a button that takes its filter off. */
#ifndef SERVER_RESULTS_PAGE_TAGS_H
#define SERVER_RESULTS_PAGE_TAGS_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write a tag for each filter of @p request, and a link that takes all of them off;
 * nothing when there are no filters.
 */
void page_tags(struct html *h, const struct exchange *x,
               const struct search_request *request);

#endif
