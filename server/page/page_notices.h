/* What is said of an answer above its results: how the words were widened, corrected, understood. */
#ifndef SERVER_PAGE_PAGE_NOTICES_H
#define SERVER_PAGE_PAGE_NOTICES_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write the notices of @p answer, the lines of its concepts (page_concepts.h) among them. */
void page_notices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer);

#endif
