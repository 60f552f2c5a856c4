/* The first pass: the best documents by the words' lists, exactly. */
#ifndef ENGINE_RANK_RANK_FIRST_H
#define ENGINE_RANK_RANK_FIRST_H

#include "engine/match/filter.h"
#include "engine/rank/rank.h"

/**
 * Put the best @p wanted of @p among, best first (of equals the lower number), into @p out.
 * @return how many: min(wanted, among->n).
 */
size_t rank_first(struct ranked *out, size_t wanted, const struct plan *plan,
                  const struct filtered *among);

/** Order by falling score, then rising number: for qsort(). */
int ranked_best_first(const void *a, const void *b);

#endif
