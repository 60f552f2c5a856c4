/* Ranking: the best thirty by impact weights, then a second look at their stored words. */
#ifndef ENGINE_RANK_RANK_H
#define ENGINE_RANK_RANK_H

#include "engine/match/filter.h"
#include "engine/plan/plan.h"

struct ranked {
    uint32_t docid;
    double score;
};

/** Put the best of @p among, best first, into @p out, which has room for @p n of them. @return how many: min(n, among->n). */
size_t rank_best(struct ranked *out, size_t n, const struct plan *plan,
                 const struct filtered *among);

/** What the words of one query may cost in the first pass: documents of each, added up. The commonest words, which tell
 *  least, are left to the second pass beyond it. */
#define RANK_DOCUMENTS_MAX 1500000U

/** How many of the first pass the second one looks at. */
#define RANK_SECOND_LOOK 30

/**
 * The second pass: score the @p n ≤ RANK_SECOND_LOOK of @p ranked anew from the stored words, as many of them as the best
 * @p wanted need, which are then the first ones, best first; what stands behind them is not said. In rank_again.c.
 */
void rank_again(struct ranked *ranked, size_t n, size_t wanted, const struct plan *plan);

#endif
