/* What a reader is told of a query that was widened. */
#ifndef ENGINE_PLAN_EXPANSION_H
#define ENGINE_PLAN_EXPANSION_H

#include "base/str.h"

/** A widening as a reader is told it: « vae » was also looked for as « validation des
 *  acquis ». */
struct search_expanded {
    struct str from, to;
};

#endif
