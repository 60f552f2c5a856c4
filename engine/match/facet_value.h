/* A facet's values as an answer lists them. */
#ifndef ENGINE_MATCH_FACET_VALUE_H
#define ENGINE_MATCH_FACET_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/request/request.h"

struct arena;
struct facet_counts;

/** One value of a facet. */
struct facet_value {
    struct str value, label;
    uint32_t count;
    /** For themes: 0 at the top level, 1 for a sub-theme. */
    int depth;
    bool selected;
};
struct facet_list {
    const struct facet_value *at;
    size_t n;
};

/** Make the lists from the counts. Regions are all listed, by label. Of the other facets
 *  a value without documents is left out unless it is selected; years and months come
 *  newest first, other values by falling count, then by label. */
void facet_values_make(struct facet_list lists[FACET_COUNT_],
                       const struct facet_counts *counts,
                       const struct search_request *request, const struct index *index,
                       struct arena *arena);

#endif
