/* Phrases: which of the candidate documents hold words side by side, in order. */
#ifndef ENGINE_PLAN_PHRASE_MATCH_H
#define ENGINE_PLAN_PHRASE_MATCH_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/request/query.h"
#include "engine/store/flat/form_marks.h"

/** How many stored words the phrases of one query may read together: some 6 ms of work,
 *  or 60 ms with stop words between. */
#define PHRASE_READS_MAX 3000000U

/**
 * Keep of @p candidates the documents where marks 0, 1, … @p n − 1 stand at neighbouring
 * positions of one segment: of any segment, or of the one of @p field when that is not
 * QUERY_ANYWHERE. A single mark may stand anywhere. @p n is at most 32.
 *
 * @param words_to_read  how many stored words may be read; those that were read are taken
 *         off.
 * @return false, with the candidates as they were, when more would have to be read.
 */
MUST_CHECK bool phrase_match(roaring_bitmap_t *candidates, const struct index *index,
                             const struct form_marks *marks, size_t n,
                             enum query_field field, uint64_t *words_to_read);

/** The most stop words between two marks: enough for « techniques de recherche
 *  d'emploi », too few for a clause, « le marché alors que sa valeur ». */
#define PHRASE_STOPS_MAX 2

/** The same, with up to PHRASE_STOPS_MAX stop words allowed between two marks. */
MUST_CHECK bool phrase_match_over_stops(roaring_bitmap_t *candidates,
                                        const struct index *index,
                                        const struct form_marks *marks, size_t n,
                                        enum query_field field, uint64_t *words_to_read);

/** Keep of @p candidates the documents that write a word with mark 0 without a small
 *  letter. Otherwise it is as phrase_match(). */
MUST_CHECK bool phrase_match_capitals(roaring_bitmap_t *candidates,
                                      struct documents *documents,
                                      const struct form_marks *marks,
                                      uint64_t *words_to_read);

#endif
