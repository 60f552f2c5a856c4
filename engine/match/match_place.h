/* What other places have of what a query asks for at one place. */
#ifndef ENGINE_MATCH_MATCH_PLACE_H
#define ENGINE_MATCH_MATCH_PLACE_H

#include "engine/plan/plan.h"

/**
 * When no document of the place that the query names has what else it asks for: the
 * documents of other places, or of no region, that have it. Else NULL.
 */
struct set *match_elsewhere(const struct plan *plan);

#endif
