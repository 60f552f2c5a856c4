/* The values of a facet, as an answer lists them. */
#ifndef ENGINE_MATCH_FACET_VALUE_H
#define ENGINE_MATCH_FACET_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

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

#endif
