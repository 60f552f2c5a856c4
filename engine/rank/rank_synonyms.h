/* Other ways to say the words of a query, looked for in stored words: where each is said as a phrase. */
#ifndef ENGINE_RANK_RANK_SYNONYMS_H
#define ENGINE_RANK_RANK_SYNONYMS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "engine/store/flat/tokens.h"

/** The synonyms of a plan's words one after the other, a bit for each of their words; those beyond the 32nd bit are left
 *  to the first pass. In the plan's arena. */
struct rank_synonyms {
    struct form_marks marks; /* bit i: the i-th word of all synonyms */
    uint32_t first, last;    /* bits where a synonym begins, and ends */
    uint32_t
        words[32]; /* where one ends: bit of each word of the query that it stands for */
};
struct rank_synonyms rank_synonyms_of(const struct plan *plan);

/** What was read so far of one segment; zero to begin with. */
struct rank_synonyms_state {
    uint32_t before,
        now; /* synonyms matched up to the position before, and to this one */
    uint32_t position;
};

/** Go on to @p token, having passed over none that the marks know. @return bit of each word of the query that a synonym ending here stands for. */
uint32_t rank_synonyms_step(const struct rank_synonyms *synonyms,
                            struct rank_synonyms_state *state,
                            const struct stored_token *token);

#endif
