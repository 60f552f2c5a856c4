/* Counts documents by region and kind, and deals them out to the regions. */
#ifndef ENGINE_COMPARE_COMPARE_COUNT_H
#define ENGINE_COMPARE_COMPARE_COUNT_H

#include "engine/store/doc_set.h"
#include "engine/store/flat/columns.h"

/** The row of the documents of no region, that of all documents, and how many rows there
 *  are. Row i below is the region number i. */
#define COMPARE_NATIONAL REGION_MAX
#define COMPARE_ALL (REGION_MAX + 1)
#define COMPARE_ROWS (REGION_MAX + 2)

/** A document of several regions counts in each of their rows, and once in COMPARE_ALL.
 *  The last column, KIND_COUNT_, is for any kind. */
struct compare_counts {
    uint32_t at[COMPARE_ROWS][KIND_COUNT_ + 1];
};

void compare_count(struct compare_counts *out, const struct doc_list *docs,
                   const struct columns *columns, struct arena *arena);

/**
 * The documents of @p docs of each region, and of no region, in rising order: an array of
 * COMPARE_ALL lists in @p arena.
 *
 * @param counts  what compare_count() counted in @p docs.
 */
struct doc_list *compare_deal(const struct doc_list *docs,
                              const struct compare_counts *counts,
                              const struct columns *columns, struct arena *arena);

#endif
