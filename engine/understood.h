/* Places and times in the words of a query: proposed as filters, never applied. */
#ifndef ENGINE_UNDERSTOOD_H
#define ENGINE_UNDERSTOOD_H

#include "base/arena.h"
#include "engine/index_parts.h"
#include "engine/search.h"

struct analyser;

/** Set answer->understood from the words of its request, in @p arena. What the request filters by already is left out. */
void understood_find(struct search_answer *answer, const struct index *index,
                     struct analyser *analyser, struct arena *arena);

#endif
