/* Ranking: a first pass finds the best documents by the words' lists, a second one looks
 * again at the thirty best. */
#ifndef ENGINE_RANK_RANK_H
#define ENGINE_RANK_RANK_H

#include "engine/plan/plan.h"
#include "engine/store/doc_set.h"

struct ranked {
    uint32_t docid;
    double score;
};

/**
 * Write the best documents of @p among to @p out, the best first. @p out has room for
 * @p n documents.
 * @return how many were written: min(n, among->n).
 */
size_t rank_best(struct ranked *out, size_t n, const struct plan *plan,
                 const struct doc_list *among);

/** The most documents that the first pass may read for one query, counted as the sum of
 *  its words' document frequencies. Where the words exceed it, the commonest of them,
 *  which tell least, are left to the second pass. */
#define RANK_DOCUMENTS_MAX 1500000U

/** How many of the first pass's best documents the second pass looks at. */
#define RANK_SECOND_LOOK 30

/** The second pass, in rank_again.c. It scores the first @p n documents of @p ranked
 *  again from their stored words, and stops when the best @p wanted are known. These then
 *  come first in @p ranked, the best first; the documents behind them are in no
 *  particular order. @p n is at most RANK_SECOND_LOOK. */
void rank_again(struct ranked *ranked, size_t n, size_t wanted, const struct plan *plan);

#endif
