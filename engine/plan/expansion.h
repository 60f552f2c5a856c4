/* What a reader is told of a widened query. */
#ifndef ENGINE_PLAN_EXPANSION_H
#define ENGINE_PLAN_EXPANSION_H

#include "base/str.h"

/** What a reader is told of a widening: « vae » was looked for as « validation des acquis ». */
struct search_expanded {
    struct str from, to;
};

#endif
