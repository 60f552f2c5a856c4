/* Finds where a document's text says a word of the query in another way, by a phrase of
 * its own. */
#ifndef ENGINE_RANK_RANK_SYNONYMS_H
#define ENGINE_RANK_RANK_SYNONYMS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "engine/store/flat/tokens.h"

/** An automaton with one bit for each word of each synonym of the plan. Words beyond the
 *  32nd bit are not looked for: the first pass has counted them. In the plan's arena. */
struct rank_synonyms {
    /** Bit i marks the forms of the i-th word. */
    struct form_marks marks;
    /** Bits of the first word, and of the last word, of each synonym. */
    uint32_t first, last;
    /** For the last word of a synonym: a bit for each word of the query that the synonym
     *  stands for. */
    uint32_t words[32];
};
struct rank_synonyms rank_synonyms_of(const struct plan *plan);

/** What was matched so far in one segment. It begins as zeros. */
struct rank_synonyms_state {
    /** A bit for each synonym word that is matched up to the position before, and up to
     *  this position. */
    uint32_t before, now;
    uint32_t position;
};

/**
 * Read @p token. No token between it and the last one may be one that the marks know.
 * @return a bit for each word of the query that a synonym ending here stands for.
 */
uint32_t rank_synonyms_step(const struct rank_synonyms *synonyms,
                            struct rank_synonyms_state *state,
                            const struct stored_token *token);

#endif
