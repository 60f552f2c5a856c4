/* Finds documents that are nearly the same among many, by their sketches. */
#ifndef INDEXER_REVIEW_NEAR_H
#define INDEXER_REVIEW_NEAR_H

#include <stddef.h>
#include <stdint.h>

#include "indexer/review/sketch.h"

/** From this share of common shingles on, two documents are nearly the same. */
#define NEAR_LEAST 0.8

/** A document, and an earlier one that it is nearly the same as. */
struct near_pair {
    uint32_t document, other;
    double similarity;
};

/**
 * Find the documents, by their places among the @p n sketches, that are nearly the same
 * as an earlier one. Each is given once, with the nearest of those that were compared:
 * sketches that agree in a sixteenth part. The time grows as n · log n, however many are
 * alike.
 *
 * @param[out] out  a new array in the order of the documents, freed with mem_free().
 * @return how many there are.
 */
size_t near_find(struct near_pair **out, const struct sketch *sketches, size_t n);

#endif
