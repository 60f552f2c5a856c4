/* Tells the reader by which other words a query was looked for. */
#ifndef ENGINE_ANSWER_EXPANDED_H
#define ENGINE_ANSWER_EXPANDED_H

#include "engine/answer/search.h"
#include "engine/plan/plan.h"

/**
 * Set the expansions of @p out to those of @p plan, and which of them a hit of @p out
 * holds. They are copied to the plan's arena, for the answer outlives the plan.
 */
void expanded_find(struct search_answer *out, const struct plan *plan);

#endif
