/* Which of the completions found are shown, in which order. */
#ifndef ENGINE_SUGGEST_SUGGEST_CHOOSE_H
#define ENGINE_SUGGEST_SUGGEST_CHOOSE_H

#include "engine/suggest/suggest_match.h"

/** Choose @p limit rows (≤ SUGGEST_LIMIT_MAX) of the candidates, the best first, into @p out; returns how many. No two have
 *  the same words; no source takes more than its share while others wait. */
size_t suggest_choose(uint32_t out[SUGGEST_LIMIT_MAX], const struct suggest *s,
                      const struct typed *typed,
                      const struct suggest_candidates *candidates, unsigned limit);

/** Bit i: word i of completion @p row (of SUGGEST_FORWARD) answers best one of the typed words. */
uint64_t suggest_answers(const struct suggest *s, const struct typed *typed,
                         uint32_t row);

#endif
