/* The counts of each facet's values, and the lists that answers show. */
#ifndef ENGINE_FACET_LISTS_H
#define ENGINE_FACET_LISTS_H

#include "base/arena.h"
#include "engine/index_parts.h"
#include "engine/search.h"

/** Counts by value number, in an arena; NULL for facets not asked for. */
struct facet_counts {
    uint32_t *at[FACET_COUNT_];
    uint32_t n[FACET_COUNT_];
};

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena);

/** Documents to be counted: as a set, and as increasing numbers. */
struct counted {
    const roaring_bitmap_t *docs;
    uint32_t *docids;
    uint32_t n;
};

/** Count the values of @p facet, which was asked for, that @p counted have. In facet_counts.c. */
void facet_counts_add(struct facet_counts *counts, enum facet facet,
                      const struct counted *counted, const struct index *index);

/** The lists: regions all and by label; the others without zeros but what is selected; years and months newest first,
 *  the rest by falling count, then label. */
void facet_lists_make(struct facet_list lists[FACET_COUNT_],
                      const struct facet_counts *counts,
                      const struct search_request *request, const struct index *index,
                      struct arena *arena);

#endif
