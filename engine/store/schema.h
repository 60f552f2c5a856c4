/* The families of terms in the index, and what a term weighs in a document. */
#ifndef ENGINE_STORE_SCHEMA_H
#define ENGINE_STORE_SCHEMA_H

#include <stdint.h>

#include "base/str.h"
#include "engine/store/tuning.h"

/** Raise it whenever a file of an index changes its layout or its meaning: a program
 *  reads indexes of its own version only. */
#define INDEX_FORMAT_VERSION 7

/** The same for the files that are compiled from the Xapian database. An index whose only
 *  difference is this one is answered by the database until it is built again. */
#define COMPILED_FORMAT_VERSION 1

/** The families of terms. The same text in two families is two terms, with a posting list
 *  each. */
enum family {
    /* The stems of all segments; weighted by the length of the document. */
    FAMILY_STEM,
    /* The exact terms of all segments, that is, the words without capitals and accents;
     * weighted by the length of the document. */
    FAMILY_EXACT,
    /* The stems of the title; weighted by the length of the title. */
    FAMILY_TITLE_STEM,
    /* The exact terms of the title; weighted by the length of the title. */
    FAMILY_TITLE_EXACT,
    /* The exact terms of the author, for « auteur: ». */
    FAMILY_AUTHOR,
    FAMILY_COUNT_
};

/** The facets whose values are sets of documents. */
enum store_facet { STORE_REGION, STORE_THEME, STORE_KIND, STORE_FACET_COUNT_ };

/** The longest text of a term in bytes; longer words are cut after the last code point
 *  that fits. */
#define TERM_TEXT_MAX 120

/* The impact weight of a term in a document is
 * w' = round(IMPACT_Q / k1 · wdf / (1 − b + b·length/mean)), at least 1, where wdf is the
 * count of the term within the document. w' / (w' + IMPACT_Q) is then, but for the
 * rounding, BM25's wdf / (wdf + k1·(1 − b + b·length/mean)), whatever k1 is. Impact
 * weights are not stored: an index computes them all when it is opened (saturation.h). */
#define IMPACT_Q 64.0

/** The constants of BM25. */
struct impact {
    /* How slowly further occurrences stop to count. */
    double k1;
    /* How much the length counts, 0 to 1. */
    double b;
};

/** The constants for the whole document. */
static inline struct impact impact_all(const struct tuning *tuning)
{
    return (struct impact){tuning->impact_k1, tuning->impact_b};
}

/** The constants for the title alone. */
static inline struct impact impact_title(const struct tuning *tuning)
{
    return (struct impact){tuning->impact_title_k1, tuning->impact_title_b};
}

/** The impact weight, 1 to 1 000 000, of a word that stands @p wdf times in a text of
 *  @p length words; @p mean_length counts as 1 when it is not positive. */
uint32_t impact_weight(struct impact impact, uint32_t wdf, double length,
                       double mean_length);

#endif
