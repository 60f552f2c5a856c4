/* The counts of each facet's values, and the lists that answers show. */
#ifndef ENGINE_MATCH_FACET_LISTS_H
#define ENGINE_MATCH_FACET_LISTS_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/match/facet_value.h"
#include "engine/request/request.h"

/** Counts by value number, in an arena; NULL for facets not asked for. */
struct facet_counts {
    uint32_t *at[FACET_COUNT_];
    uint32_t n[FACET_COUNT_];
};

/* In facet_counts.c. */

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

/* In facet_lists.c. */

/** The lists: regions all and by label; the others without zeros but what is selected; years and months newest first,
 *  the rest by falling count, then label. */
void facet_lists_make(struct facet_list lists[FACET_COUNT_],
                      const struct facet_counts *counts,
                      const struct search_request *request, const struct index *index,
                      struct arena *arena);

#endif
