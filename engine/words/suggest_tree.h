/* A tree of minima over an array: the least value of any range is found without reading
 * all of the range. So the best few of many thousand completions are found. */
#ifndef ENGINE_WORDS_SUGGEST_TREE_H
#define ENGINE_WORDS_SUGGEST_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/file/sections.h"

/** How many values or nodes a node has below it; it holds the least of them. */
#define TREE_FANOUT 16
/** The most levels above the values, enough for 2^32 values. */
#define TREE_LEVELS_MAX 8

/** A tree in a mapped file, valid as long as that. Whatever the nodes of a damaged file
 *  hold, the places found stay within the values. */
struct min_tree {
    const uint32_t *values;
    size_t n;
    /* levels[i] is level i + 1, the lowest first; the values are level 0. */
    const uint32_t *levels[TREE_LEVELS_MAX];
    size_t sizes[TREE_LEVELS_MAX];
    size_t n_levels;
};

/** Write the nodes above the @p n values as section @p number. */
void min_tree_write(struct sections_writer *writer, uint32_t number,
                    const uint32_t *values, size_t n);

/** Find the tree over the @p n values, whose nodes are section @p number.
 *  @return STATUS_OK or STATUS_INDEX_CORRUPT (another number of nodes). */
MUST_CHECK enum status min_tree_open(struct min_tree *out, const struct sections *file,
                                     uint32_t number, const uint32_t *values, size_t n,
                                     struct error *err);

/** The place of the least value from @p lo up to, and without, @p hi, lo < hi ≤ n; in a
 *  sound file the first place of several. */
size_t min_tree_least(const struct min_tree *tree, size_t lo, size_t hi);

#endif
