/* What is said about an answer above its results: how its words were widened, corrected
 * or understood. */
#ifndef SERVER_PAGE_PAGE_NOTICES_H
#define SERVER_PAGE_PAGE_NOTICES_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write the notices of @p answer, and the lines of its concepts (page_concepts.h) among
 * them.
 */
void page_notices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer);

#endif
