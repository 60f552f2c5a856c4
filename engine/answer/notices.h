/* Notices: what the reader should know of the results. */
#ifndef ENGINE_ANSWER_NOTICES_H
#define ENGINE_ANSWER_NOTICES_H

#include "engine/answer/search.h"
#include "engine/plan/plan.h"
#include "engine/understood/understood.h"

/**
 * Set the notices of @p out. There is one when the query names a place, no document of it
 * has what else is asked for, and documents of other places have it.
 */
void notices_find(struct search_answer *out, const struct plan *plan,
                  const struct understood *understood);

#endif
