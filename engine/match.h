/* Which documents a plan matches: exact sets, by the algebra of API §3. */
#ifndef ENGINE_MATCH_H
#define ENGINE_MATCH_H

#include <roaring/roaring.h>

#include "engine/plan.h"

/** Of three words or more a document must hold this share of the information; the more words, the more of them are
 *  said in passing. Measured on judged questions. */
static const struct {
    size_t n_words; /* up to so many; the last row: any more */
    double share;
} match_shares[] = {{4, 0.4}, {6, 0.25}, {PLAN_WORDS_MAX, 0.15}};

/**
 * The documents that the plan matches. A plan without a word, phrase or filter matches all.
 * @param relaxed  set when nothing held most of the words, so that any of them was enough.
 * @return never NULL; the caller frees it.
 */
roaring_bitmap_t *match_plan(const struct plan *plan, bool *relaxed);

#endif
