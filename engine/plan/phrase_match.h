/* Words in order: which of the candidate documents hold them side by side. */
#ifndef ENGINE_PLAN_PHRASE_MATCH_H
#define ENGINE_PLAN_PHRASE_MATCH_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/request/query.h"
#include "engine/store/flat/form_marks.h"

/** Stored words that the phrases of one query may read together: some 6 ms, and 60 with stop words between. */
#define PHRASE_READS_MAX 3000000U

/**
 * Keep of @p candidates the documents where marks 0, 1, … @p n − 1 stand at neighbouring positions of one segment
 * (of the field, when it is not QUERY_ANYWHERE). @p n ≤ 32. A single mark: where it stands at all.
 *
 * @param words_to_read  how many stored words may be read; what was read is taken off.
 * @return false, with the candidates as they were, when that did not suffice.
 */
MUST_CHECK bool phrase_match(roaring_bitmap_t *candidates, const struct index *index,
                             const struct form_marks *marks, size_t n,
                             enum query_field field, uint64_t *words_to_read);

/** « techniques de recherche d'emploi », but no clause: « le marché alors que sa valeur ». */
#define PHRASE_STOPS_MAX 2

/** The same where up to PHRASE_STOPS_MAX stop words may stand between two marks. */
MUST_CHECK bool phrase_match_over_stops(roaring_bitmap_t *candidates,
                                        const struct index *index,
                                        const struct form_marks *marks, size_t n,
                                        enum query_field field, uint64_t *words_to_read);

/** Keep of @p candidates those that write a word marked 0 without a small letter. Otherwise as phrase_match(). */
MUST_CHECK bool phrase_match_capitals(roaring_bitmap_t *candidates,
                                      struct documents *documents,
                                      const struct form_marks *marks,
                                      uint64_t *words_to_read);

#endif
