/* Which documents a plan matches: exact sets, by the algebra of API §3. */
#ifndef ENGINE_MATCH_MATCH_H
#define ENGINE_MATCH_MATCH_H

#include <roaring/roaring.h>

#include "engine/plan/plan.h"

/**
 * The documents that the plan matches. A plan without a word, phrase or filter matches all.
 * @param relaxed  set when nothing held most of the words, so that any of them was enough.
 * @return never NULL; the caller frees it.
 */
roaring_bitmap_t *match_plan(const struct plan *plan, bool *relaxed);

/** Those that hold every word with a say, not only most: the ones that may lead a list sorted by date. Never NULL; the
 *  caller frees it. */
roaring_bitmap_t *match_plan_wholly(const struct plan *plan);

#endif
