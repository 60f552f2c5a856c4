/* The first pass: the exact best documents by the words' lists. */
#ifndef ENGINE_RANK_RANK_FIRST_H
#define ENGINE_RANK_RANK_FIRST_H

#include "engine/rank/rank.h"
#include "engine/store/doc_set.h"

/**
 * Write the best @p wanted documents of @p among to @p out, the best first; of equal
 * scores the lower document number comes first.
 * @return how many were written: min(wanted, among->n).
 */
size_t rank_first(struct ranked *out, size_t wanted, const struct plan *plan,
                  const struct doc_list *among);

/** A comparison for qsort(): falling scores, then rising document numbers. */
int ranked_best_first(const void *a, const void *b);

#endif
