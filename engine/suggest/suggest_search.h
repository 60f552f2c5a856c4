/* The search that a completion leads to, and what it finds. */
#ifndef ENGINE_SUGGEST_SUGGEST_SEARCH_H
#define ENGINE_SUGGEST_SUGGEST_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "engine/vocabulary/vocabulary.h"

struct searcher;

/** What the search of one completion finds. */
struct suggest_found {
    /* The documents; 0 when none has all that is asked for: those that hold a part of it,
     * and those of a corrected spelling, are not what the completion promises. */
    uint32_t n;
    /* Those of each region of the vocabulary, in its order, and at REGION_MAX those of no
     * region. Filled when no region is asked for. */
    uint32_t of_regions[REGION_MAX + 1];
};

/**
 * Run the search of completion @p row of the searcher's index, in @p regions (no bit: any
 * region). The arena of the searcher is not cleared.
 *
 * @return STATUS_OK or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status suggest_search(struct suggest_found *out,
                                      struct searcher *searcher, uint32_t row,
                                      region_set regions, struct error *err);

#endif
