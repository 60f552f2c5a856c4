/* The tags of the filters that are on: each is a button that takes its filter away. */
#ifndef SERVER_PAGE_PAGE_TAGS_H
#define SERVER_PAGE_PAGE_TAGS_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write a tag for each filter of @p request and a link that resets all; nothing without filters. */
void page_tags(struct html *h, const struct exchange *x,
               const struct search_request *request);

#endif
