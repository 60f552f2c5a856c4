/* The whole query with its misspelt words corrected: whether it finds more, and whether it runs. */
#ifndef ENGINE_ANSWER_CORRECT_H
#define ENGINE_ANSWER_CORRECT_H

#include "engine/plan/plan.h"

/** What a plan matches, before the filters. */
struct matched {
    roaring_bitmap_t *docs; /* NULL: not known yet */
    bool relaxed;           /* none holds all that is asked for: these hold a part */
};

/** A corrected query. Held by value; released by correction_release(). */
struct correction {
    struct str
        text; /* as a reader would type it, in the plan's arena; empty: nothing to correct */
    struct plan plan; /* of the text, when there is one */
    uint32_t
        n_documents; /* that hold what it asks for and pass the filters; partial matches do not count */
    bool runs; /* it finds some, and the words typed alone find none */
    struct matched
        matched; /* by the plan that is to run, this one or the typed one, where that was seen; owned */
};

/** Nothing to correct. */
void correction_begin(struct correction *out);

/** Correct @p request as @p typed, its plan, says that its words were meant. Accents, operators, quotes and words that
 *  are right stay as they were typed. */
void correction_find(struct correction *out, struct plan *typed,
                     const struct plan_setting *setting,
                     const struct search_request *request);
void correction_release(struct correction *correction);
#define AUTO_CORRECTION CLEANUP(correction_release) struct correction

#endif
