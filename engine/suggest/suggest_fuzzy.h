/* Finds the words of suggest.bin that are near a misspelt word. */
#ifndef ENGINE_SUGGEST_SUGGEST_FUZZY_H
#define ENGINE_SUGGEST_SUGGEST_FUZZY_H

#include "engine/suggest/suggest_typed.h"

/**
 * Add to @p out the words that are at most @p most errors away from @p typed, which is
 * folded. An error is a letter too many, missing or wrong, or two neighbours exchanged.
 * With @p prefix, it is enough that the beginning of a word is so near.
 */
void suggest_fuzzy(struct span_list *out, const struct suggest *s, struct str typed,
                   bool prefix, uint32_t most);

#endif
