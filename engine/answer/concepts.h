/* Which descriptors of the thesaurus a query names. */
#ifndef ENGINE_ANSWER_CONCEPTS_H
#define ENGINE_ANSWER_CONCEPTS_H

#include "base/arena.h"
#include "engine/answer/search.h"
#include "text/analyse.h"

/** Set the answer's concepts: the longest names that stand in the request's words, those of more words first, each
 *  descriptor once, at most CONCEPTS_MAX. None when the index has no thesaurus. */
void concepts_find(struct search_answer *answer, const struct index *index,
                   struct analyser *analyser, struct arena *arena);

#endif
