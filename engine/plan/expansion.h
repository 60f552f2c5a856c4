/* The expansion of a query by other words, as the reader is told of it. */
#ifndef ENGINE_PLAN_EXPANSION_H
#define ENGINE_PLAN_EXPANSION_H

#include <stdbool.h>

#include "base/str.h"

/**
 * One expansion: « vae » was also looked for as « validation des acquis ». The texts are
 * UTF-8 and good as long as the arena of the plan and the index.
 */
struct search_expanded {
    struct str from, to;
    /* A hit that is shown has the other words. Set by expanded_find(). */
    bool is_shown;
};

#endif
