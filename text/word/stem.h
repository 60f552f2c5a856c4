/* The stem S of a folded French word. */
#ifndef TEXT_WORD_STEM_H
#define TEXT_WORD_STEM_H

#include "base/str.h"

struct stemmer;

/** Never NULL; the caller frees it with stemmer_free(). One per thread. */
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/**
 * The stem of @p folded (lower case, no accents, at most STEM_MAX_BYTES; longer words are their own stem): a
 * final « ees » is read as « es », « ee » as « e » (so that salariée joins salarié), then Snowball
 * French. Never empty for a word that is not. Borrowed until the next call.
 */
#define STEM_MAX_BYTES 96
struct str stemmer_stem(struct stemmer *stemmer, struct str folded);

#endif
