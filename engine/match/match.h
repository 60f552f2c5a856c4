/* Which documents a plan matches: exact sets, by the algebra of the query language. */
#ifndef ENGINE_MATCH_MATCH_H
#define ENGINE_MATCH_MATCH_H

#include "engine/plan/plan.h"

/**
 * The documents that the plan matches. A plan without a word, phrase or filter matches
 * all.
 * @param relaxed  set when no document held most of the words, and any of them was
 *         enough.
 * @return an expression in the plan's arena, never NULL.
 */
struct set *match_plan(const struct plan *plan, bool *relaxed);

/**
 * The documents that hold every word that counts for matching, not only most of them.
 * These may lead a list sorted by date.
 * @return an expression in the plan's arena, never NULL.
 */
struct set *match_plan_wholly(const struct plan *plan);

/**
 * The documents that hold a part of the words, those that match_plan() matches among
 * them: part_share of the information of the words that tell something alone. Quoted
 * words, words of a field, filters and exclusions hold as ever.
 * @return an expression in the plan's arena; NULL when no document can hold a part of
 *         what is asked for, or in strict mode.
 */
struct set *match_plan_partly(const struct plan *plan);

#endif
