/* The page of a comparison of the regions. */
#ifndef SERVER_COMPARE_PAGE_COMPARE_H
#define SERVER_COMPARE_PAGE_COMPARE_H

#include "engine/compare/compare.h"
#include "server/exchange/exchange.h"

/** Write the page into the reply. */
void page_compare(struct exchange *x, const struct comparison *comparison);

#endif
