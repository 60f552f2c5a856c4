/* Minima over any range of an array: how the best few of many thousand are found without looking at them all. */
#ifndef ENGINE_WORDS_SUGGEST_TREE_H
#define ENGINE_WORDS_SUGGEST_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/file/sections.h"

/** Each node is the least of so many below it. */
#define TREE_FANOUT 16
/** Levels above the values: enough for 2^32 of them. */
#define TREE_LEVELS_MAX 8

/** Held by value; borrowed from a file of sections. Whatever the nodes say in a damaged file, answers stay within
 *  the values. */
struct min_tree {
    const uint32_t *values;
    size_t n;
    const uint32_t *levels[TREE_LEVELS_MAX]; /* level i + 1, the lowest first */
    size_t sizes[TREE_LEVELS_MAX];
    size_t n_levels;
};

/** Write section @p number: the nodes above the @p n values. */
void min_tree_write(struct sections_writer *writer, uint32_t number,
                    const uint32_t *values, size_t n);

/** The tree over @p n values whose nodes are section @p number.
 *  @return STATUS_OK or STATUS_INDEX_CORRUPT (not so many nodes). */
MUST_CHECK enum status min_tree_open(struct min_tree *out, const struct sections *file,
                                     uint32_t number, const uint32_t *values, size_t n,
                                     struct error *err);

/** Where the least of values [@p lo, @p hi) stands, lo < hi ≤ n; the first of several where the nodes are sound. */
size_t min_tree_least(const struct min_tree *tree, size_t lo, size_t hi);

#endif
