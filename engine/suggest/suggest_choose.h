/* Scores the completions that were found and chooses those that are shown. */
#ifndef ENGINE_SUGGEST_SUGGEST_CHOOSE_H
#define ENGINE_SUGGEST_SUGGEST_CHOOSE_H

#include "engine/suggest/suggest_match.h"

/**
 * Choose at most @p limit (≤ SUGGEST_LIMIT_MAX) of the candidates. No two have the same
 * words. No source takes more than its share while completions of other sources are left.
 *
 * @param[out] out  their rows in suggest.bin, best first.
 * @return how many.
 */
size_t suggest_choose(uint32_t out[SUGGEST_LIMIT_MAX], const struct suggest *s,
                      const struct typed *typed,
                      const struct suggest_candidates *candidates, unsigned limit);

/**
 * The words of completion @p row that a typed word matches best: bit i for word i of
 * suggest_forward().
 */
uint64_t suggest_answers(const struct suggest *s, const struct typed *typed,
                         uint32_t row);

#endif
