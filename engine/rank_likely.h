/* Which documents are worth ranking: of very many, those that hold the most of what is asked. */
#ifndef ENGINE_RANK_LIKELY_H
#define ENGINE_RANK_LIKELY_H

#include "engine/facets.h"
#include "engine/plan.h"

/** So many documents are ranked at least, where there are so many: those that hold the most information. */
#define RANK_LIKELY_MIN 2000U

/** @p among without the documents that hold less information of the words than RANK_LIKELY_MIN others; all of them
 *  where they are few, or hold the same. In the plan's arena. */
struct filtered rank_likely(const struct plan *plan, const struct filtered *among);

#endif
