/* The table of a comparison: regions by kinds, and the best document of each. */
#ifndef SERVER_COMPARE_COMPARE_TABLE_H
#define SERVER_COMPARE_COMPARE_TABLE_H

#include "engine/compare/compare.h"
#include "html/html.h"
#include "server/exchange/exchange.h"

/** Write the table. Each number above 0 is a link to the search that it counts. */
void compare_table(struct html *h, const struct exchange *x,
                   const struct comparison *comparison);

#endif
