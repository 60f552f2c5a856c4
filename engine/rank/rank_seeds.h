/* Where the first pass begins: a few documents that are probably among the best. What the worst of the best of them scores,
 * all others have to reach. */
#ifndef ENGINE_RANK_RANK_SEEDS_H
#define ENGINE_RANK_RANK_SEEDS_H

#include "engine/match/filter.h"
#include "engine/rank/rank_ways.h"

/** So many are taken at most. */
#define RANK_SEEDS_MAX 128U

/** Some of @p among for the @p n words, in the plan's arena: @p wanted or more, or none where so few hold enough. */
struct filtered rank_seeds(const struct rank_ways *words, size_t n,
                           const struct plan *plan, const struct filtered *among,
                           size_t wanted);

#endif
