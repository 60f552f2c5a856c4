/* The terms of the index: which prefix stands for what, and the weights that build and search share. */
#ifndef ENGINE_STORE_SCHEMA_H
#define ENGINE_STORE_SCHEMA_H

#include <stdint.h>

#include "base/str.h"
#include "engine/store/tuning.h"

/** Raised whenever files of an index change their meaning. */
#define INDEX_FORMAT_VERSION 3

/** The families of terms. Xapian sees the prefix and the text glued together. */
enum family {
    FAMILY_STEM,       /* stems of all segments, impact-weighted */
    FAMILY_EXACT,      /* exact terms of all segments, impact-weighted */
    FAMILY_TITLE_STEM, /* stems of the title, impact-weighted by the title's own length */
    FAMILY_TITLE_EXACT, /* exact terms of the title */
    FAMILY_AUTHOR,      /* exact terms of the author: auteur: */
    FAMILY_COUNT_
};

/** The prefix of a family: capitals, so that no stem (lower case) can be mistaken for one. */
static const char *const family_prefixes[FAMILY_COUNT_] = {
    [FAMILY_STEM] = "Z",        [FAMILY_EXACT] = "E",  [FAMILY_TITLE_STEM] = "ZS",
    [FAMILY_TITLE_EXACT] = "S", [FAMILY_AUTHOR] = "A",
};

/** Longest text of a term in bytes; longer words are cut there, at a code point. */
#define TERM_TEXT_MAX 120

/** Room for any term and a zero byte. */
#define TERM_BYTES (TERM_TEXT_MAX + 4)

/** Write prefix, text and a zero byte to @p to; returns the term, which is @p to's. */
struct str term_make(char to[TERM_BYTES], enum family family, struct str text);

/* Impact weights: w' = round(IMPACT_Q / k1 · wdf / (1 − b + b·length/mean)), at least 1.
 * w' / (w' + IMPACT_Q) is then BM25's wdf / (wdf + k1·(1 − b + b·length/mean)), whatever k1.
 * They are not stored: an index computes all of them when it is opened (saturation.h). */
#define IMPACT_Q 64.0

struct impact {
    double k1;
    double b;
};

/** Of the whole document, and of its title alone. */
static inline struct impact impact_all(const struct tuning *tuning)
{
    return (struct impact){tuning->impact_k1, tuning->impact_b};
}

static inline struct impact impact_title(const struct tuning *tuning)
{
    return (struct impact){tuning->impact_title_k1, tuning->impact_title_b};
}

/** The impact weight of a word that stands @p wdf times in a text of @p length words: 1 to 1 000 000. */
uint32_t impact_weight(struct impact impact, uint32_t wdf, double length,
                       double mean_length);

#endif
