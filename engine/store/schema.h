/* The families of terms of the index, and what a term weighs in a document. */
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

/** Longest text of a term in bytes; longer words are cut there, at a code point. */
#define TERM_TEXT_MAX 120

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
