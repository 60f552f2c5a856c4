/* Documents that hold enough of some words: the sum of what the words that they hold tell reaches a bar. */
#ifndef ENGINE_STORE_FLAT_AT_LEAST_H
#define ENGINE_STORE_FLAT_AT_LEAST_H

#include <roaring/roaring.h>
#include <stddef.h>
#include <stdint.h>

/** A word: where it stands, and what it tells (≥ 0). */
struct telling {
    const roaring_bitmap_t *docs;
    double information;
};

/** More words than that are not taken. */
#define AT_LEAST_WORDS_MAX 64

/**
 * The documents, up to number @p last, whose words of @p words sum up to @p least > 0 or more; @p words is reordered. Sums
 * that differ from @p least by rounding alone may fall on either side.
 * @return a new set, freed with roaring_bitmap_free().
 */
roaring_bitmap_t *at_least(struct telling *words, size_t n, double least, uint32_t last);

#endif
