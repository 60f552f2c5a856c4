/* Writes the query with its misspelt words corrected, and decides whether it is run
 * instead of what was typed. */
#ifndef ENGINE_ANSWER_CORRECT_H
#define ENGINE_ANSWER_CORRECT_H

#include "engine/plan/plan.h"

/** What a plan matches, before the filters. */
struct matched {
    /* In the arena of the plan; NULL when it is not known yet. */
    struct set *set;
    /* No document has all that is asked for; these have a part of it. */
    bool relaxed;
};

/** A corrected query. Held by value; released by correction_release(). */
struct correction {
    /* The query as it should have been typed, in the plan's arena; empty when there is
     * nothing to correct. */
    struct str text;
    /* Of the text, when it is not empty. */
    struct plan plan;
    /* The documents that match it and pass the filters; 0 when they match a part only. */
    uint32_t n_documents;
    /* It is to be run: it finds documents, and the words as they were typed find none. */
    bool runs;
    /* What the plan that is to be run matches (this one or the typed one), when it is
     * already known. */
    struct matched matched;
};

/** Make @p out a correction of nothing. Must come first. */
void correction_begin(struct correction *out);

/**
 * Correct @p request by the corrections that @p typed, its plan, found for single words.
 * Accents, operators, quotes and words that are right stay as they were typed.
 *
 * @param out  begun by correction_begin().
 */
void correction_find(struct correction *out, struct plan *typed,
                     const struct plan_setting *setting,
                     const struct search_request *request);

/**
 * Find what the words of @p typed match as they were typed, without the corrections of
 * single words that the plan has.
 *
 * @return whether that is all that the plan matches: no word of it was corrected.
 */
bool correction_match_typed(struct matched *out, struct plan *typed);

void correction_release(struct correction *correction);
#define AUTO_CORRECTION CLEANUP(correction_release) struct correction

#endif
