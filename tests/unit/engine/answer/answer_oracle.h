/* The bodies of the API as jansson writes them, to compare our own writer with. */
#ifndef TESTS_UNIT_ENGINE_ANSWER_ORACLE_H
#define TESTS_UNIT_ENGINE_ANSWER_ORACLE_H

#include "engine/near/passages.h"
#include "engine/near/similar.h"

/** Append what search_answer_to_json(), passages_to_json() and similar_to_json() must
 *  append. */
void oracle_search(struct buf *out, const struct search_answer *answer,
                   const struct index *index);
void oracle_passages(struct buf *out, const struct passages *passages);
void oracle_similar(struct buf *out, const struct similar_answer *answer,
                    const struct index *index);

#endif
