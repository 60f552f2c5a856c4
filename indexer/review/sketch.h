/* A sketch of a text, small and of one size, that tells how much two texts share. */
#ifndef INDEXER_REVIEW_SKETCH_H
#define INDEXER_REVIEW_SKETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** The words of a shingle, and the fewest words of a text that has a sketch. */
#define SKETCH_SHINGLE 5
#define SKETCH_WORDS_LEAST 20

/** The numbers of a sketch. */
#define SKETCH_PLACES 64

/**
 * For each place the least hash of the shingles, runs of SKETCH_SHINGLE words, that fall
 * there; UINT32_MAX where none does. (One-permutation minhash: Li, Owen, Zhang 2012.)
 */
struct sketch {
    uint32_t least[SKETCH_PLACES];
};

/** Make the sketch of @p text. Capitals and what stands between words do not count.
 *  @return false for a text with fewer than SKETCH_WORDS_LEAST words. */
bool sketch_make(struct sketch *out, struct str text);

/** The share of their shingles that two texts have in common (Jaccard), from 0 to 1. An
 *  estimate: at 0.8 its standard error is 0.05. */
double sketch_similarity(const struct sketch *a, const struct sketch *b);

#endif
