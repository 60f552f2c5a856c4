/* Finds the completions that have the typed words. */
#ifndef ENGINE_SUGGEST_SUGGEST_MATCH_H
#define ENGINE_SUGGEST_SUGGEST_MATCH_H

#include "engine/suggest/suggest_typed.h"

/** The completions that are scored for one answer. */
#define CANDIDATES_MAX 400

/** Rows of suggest.bin, each once, in no order. */
struct suggest_candidates {
    uint32_t at[CANDIDATES_MAX];
    size_t n;
};

/**
 * Collect completions that have all required words of @p typed. Titles also need a
 * document in @p regions (no bit: any). Each way of matching, the strictest first, adds
 * its best ones; looser ways are tried until there are @p enough, and errors are allowed
 * when there are fewer than SUGGEST_FEW.
 */
void candidates_find(struct suggest_candidates *out, const struct suggest *s,
                     struct typed *typed, region_set regions, size_t enough);

#endif
