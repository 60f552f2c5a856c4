/* Finding the documents that hold enough of the words of a query: each word has a weight,
 * its information, and the weights of the words in the document must reach a
 * threshold. */
#ifndef ENGINE_STORE_AT_LEAST_H
#define ENGINE_STORE_AT_LEAST_H

#include <roaring/roaring.h>
#include <stddef.h>
#include <stdint.h>

/** A word of the query. */
struct telling {
    /* The documents that have it; borrowed for the call. */
    const roaring_bitmap_t *docs;
    /* Its weight, ≥ 0. */
    double information;
};

/** The most words that at_least() takes. */
#define AT_LEAST_WORDS_MAX 64

/**
 * Find the documents in which the weights of @p words sum up to @p least or more. When
 * the sum of a document differs from @p least by rounding only, either answer may be
 * given.
 *
 * @param words  at most AT_LEAST_WORDS_MAX; reordered.
 * @param least  above 0.
 * @param last   no document of @p words has a greater number.
 * @return a new set, freed with roaring_bitmap_free().
 */
roaring_bitmap_t *at_least(struct telling *words, size_t n, double least, uint32_t last);

#endif
