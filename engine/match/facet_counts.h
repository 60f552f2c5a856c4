/* How many documents have each value of a facet. */
#ifndef ENGINE_MATCH_FACET_COUNTS_H
#define ENGINE_MATCH_FACET_COUNTS_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/request/request.h"

/** Counts by value number, in an arena; NULL for facets not asked for. */
struct facet_counts {
    uint32_t *at[FACET_COUNT_];
    uint32_t n[FACET_COUNT_];
};

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena);

/** Documents to be counted: as a set, and as increasing numbers that the columns have. */
struct counted {
    const roaring_bitmap_t *docs; /* borrowed */
    uint32_t *docids;             /* in the arena */
    uint32_t n;
};

struct counted counted_of(const roaring_bitmap_t *docs, const struct columns *columns,
                          struct arena *arena);

/** Count the values that @p counted have of each of @p facets, a bit each, which were asked for. */
void facet_counts_add(struct facet_counts *counts, uint32_t facets,
                      const struct counted *counted, const struct columns *columns,
                      struct arena *arena);

#endif
