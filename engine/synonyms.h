/* Other ways to say things: acronyms, their long forms and former names, in both directions, looked up by stems. */
#ifndef ENGINE_SYNONYMS_H
#define ENGINE_SYNONYMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "engine/vocabulary.h"

/** One way: who says `from` may mean `to`. */
struct synonym {
    const struct str *from; /* stems in order, stop words included */
    size_t n_from;
    const struct str *to; /* likewise */
    const bool *to_stops;
    size_t n_to;
    struct str from_text, to_text; /* as the vocabulary writes them */
    bool needs_capitals;           /* `from` is an acronym that is a word in lower case */
    bool to_needs_capitals;        /* `to` is one */
};

/** Immutable once made; shareable. Keeps the vocabulary's strings borrowed. */
struct synonyms;
struct synonyms *synonyms_new(const struct vocabulary *vocabulary);
void synonyms_free(struct synonyms *synonyms);

/**
 * A synonym whose `from` stands at the start of the @p n stems at @p stems: those with the longest `from` first.
 * @param capitals  for each stem whether it was typed in capitals.
 * @param before    the one found before, or NULL for the first.
 * @return NULL when there is none, or no other.
 */
const struct synonym *synonyms_find(const struct synonyms *synonyms,
                                    const struct str *stems, const bool *capitals,
                                    size_t n, const struct synonym *before);

#endif
