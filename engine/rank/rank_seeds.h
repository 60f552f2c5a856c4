/* Seeds: a few documents that are probably among the best. The first pass scores them
 * first, because all others have to reach the score of the worst of the best seeds. */
#ifndef ENGINE_RANK_RANK_SEEDS_H
#define ENGINE_RANK_RANK_SEEDS_H

#include "engine/rank/rank_ways.h"
#include "engine/store/doc_set.h"

/** The most seeds. */
#define RANK_SEEDS_MAX 128U

/**
 * Choose seeds of @p among for the @p n words, in the plan's arena.
 * @return @p wanted documents or more; none where too few hold enough of the words.
 */
struct doc_list rank_seeds(const struct rank_ways *words, size_t n,
                           const struct plan *plan, const struct doc_list *among,
                           size_t wanted);

#endif
