/* The values of a facet, as an answer lists them. */
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
    int depth; /* themes: 0 top level, 1 sub-theme */
    bool selected;
};
struct facet_list {
    const struct facet_value *at;
    size_t n;
};

/** Make the lists of the counts: regions all and by label; the others without zeros but what is selected; years and months newest first,
 *  the rest by falling count, then label. */
void facet_values_make(struct facet_list lists[FACET_COUNT_],
                       const struct facet_counts *counts,
                       const struct search_request *request, const struct index *index,
                       struct arena *arena);

#endif
