/* The one line below the heading of results: how the words were widened, corrected or
 * understood, as far as it concerns what is shown. */
#ifndef SERVER_RESULTS_PAGE_NOTICES_H
#define SERVER_RESULTS_PAGE_NOTICES_H

#include "server/results/found.h"

/**
 * Write the line of notices of @p answer, with the filters that its words propose as
 * links at the end; nothing when there is nothing to tell.
 */
void page_notices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer, struct searched searched);

#endif
