/* Phrase queries: which of the candidate documents have words side by side. */
#ifndef ENGINE_PLAN_PHRASE_MATCH_H
#define ENGINE_PLAN_PHRASE_MATCH_H

#include "base/arena.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/request/query.h"
#include "engine/store/doc_set.h"
#include "engine/store/flat/form_marks.h"

/**
 * How many stored words the phrases of one query may read together. That takes some 6 ms,
 * or 60 ms when stop words may stand between the words.
 */
#define PHRASE_READS_MAX 3000000U

/**
 * Keep of @p candidates the documents where words marked 0, 1, … @p n − 1 stand at
 * neighbouring positions of one segment, which must be of @p field unless that is
 * QUERY_ANYWHERE. 1 ≤ @p n ≤ 32; when @p n is 1, the word may stand at any position.
 *
 * @param[in,out] words_to_read  how many stored words may be read, less those that were.
 * @return false when that did not suffice; @p candidates is then as it was.
 */
MUST_CHECK bool phrase_match(struct doc_list *candidates, const struct index *index,
                             const struct form_marks *marks, size_t n,
                             enum query_field field, uint64_t *words_to_read);

/**
 * How many stop words may stand between two words of a name. Two suffice for « techniques
 * de recherche d'emploi », and do not bridge a clause (« le marché alors que sa
 * valeur »).
 */
#define PHRASE_STOPS_MAX 2

/** The same, but up to PHRASE_STOPS_MAX stop words may stand between two of the words. */
MUST_CHECK bool phrase_match_over_stops(struct doc_list *candidates,
                                        const struct index *index,
                                        const struct form_marks *marks, size_t n,
                                        enum query_field field, uint64_t *words_to_read);

/**
 * Keep of @p candidates the documents that write a marked word without any small letter.
 * Otherwise as phrase_match().
 */
MUST_CHECK bool phrase_match_capitals(struct doc_list *candidates,
                                      struct documents *documents,
                                      const struct form_marks *marks,
                                      uint64_t *words_to_read);

#endif
