/* Counts of documents for each value of a facet. */
#ifndef ENGINE_MATCH_FACET_COUNTS_H
#define ENGINE_MATCH_FACET_COUNTS_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/request/request.h"
#include "engine/store/doc_set.h"

/** Counts by the value's number, in an arena; NULL for a facet that was not asked for. */
struct facet_counts {
    uint32_t *at[FACET_COUNT_];
    uint32_t n[FACET_COUNT_];
};

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena);

/** Documents to count: as a set, and as rising numbers, all of which the columns have. */
struct counted {
    /** Borrowed. */
    const struct doc_set *docs;
    /** The numbers, in the arena. */
    uint32_t *docids;
    uint32_t n;
};

struct counted counted_of(const struct doc_set *docs, const struct columns *columns,
                          struct arena *arena);

/** Add the documents of @p counted to the counts of the values of @p facets, a bit for
 *  each facet. All of these were asked for. */
void facet_counts_add(struct facet_counts *counts, uint32_t facets,
                      const struct counted *counted, const struct columns *columns,
                      struct arena *arena);

#endif
