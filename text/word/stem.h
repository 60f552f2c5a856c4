/* Stems a folded French word: the words of a family that differ by their ending share a
 * stem. */
#ifndef TEXT_WORD_STEM_H
#define TEXT_WORD_STEM_H

#include "base/str.h"

struct stemmer;

/**
 * A stemmer, never NULL; the caller frees it with stemmer_free(). A stemmer serves one
 * thread.
 */
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/**
 * The stem of @p folded (lower case, no accents). A final « ees » is first read as « es »
 * and « ee » as « e », so that salariée has the stem of salarié; then Snowball's French
 * rules apply. A word of more than STEM_MAX_BYTES is its own stem. Only the empty word
 * has an empty stem.
 *
 * @return the stem, which points into the stemmer until its next call, or into @p folded.
 */
#define STEM_MAX_BYTES 96
struct str stemmer_stem(struct stemmer *stemmer, struct str folded);

/** The same for a word that is known to be no plural: « refus » keeps its s. */
struct str stemmer_stem_singular(struct stemmer *stemmer, struct str folded);

#endif
