/* How many typing errors lie between two words, row by row, so that words with one beginning share the work. */
#ifndef ENGINE_WORDS_EDIT_DISTANCE_H
#define ENGINE_WORDS_EDIT_DISTANCE_H

#include <stdbool.h>

#include "base/str.h"

/** Longest word that is looked for, in bytes; longer ones are never near anything. */
#define EDIT_WORD_MAX 32

/** The most errors that may be asked about. */
#define EDIT_ERRORS_MAX 3

/** Longest path that can be near a word. */
#define EDIT_PATH_MAX (EDIT_WORD_MAX + EDIT_ERRORS_MAX)

/* One error is a byte too many, a missing one, a wrong one, or two neighbours exchanged; what was exchanged is not
 * changed again (« optimal string alignment »). Words are bytes: fold them first, so that a letter is one. */

/** A word held against paths that are walked byte by byte, as in a tree of words. Plain memory: nothing to free. */
struct edit_walk {
    unsigned char word[EDIT_WORD_MAX];
    unsigned n;    /* its bytes */
    unsigned most; /* errors that are allowed */
    unsigned char path[EDIT_PATH_MAX + 1];
    /* rows[i][j]: errors between the path's first i bytes and the word's first j, exact up to `most`, else above it. */
    unsigned char rows[EDIT_PATH_MAX + 1][EDIT_WORD_MAX + 1];
};

/** Hold @p word against paths with at most @p most errors; false when it is longer than EDIT_WORD_MAX or @p most is
 *  above EDIT_ERRORS_MAX. */
bool edit_walk_begin(struct edit_walk *walk, struct str word, unsigned most);

/**
 * Make @p byte the path's byte number @p depth (from 1; the bytes before it were put before).
 * @return whether a path that begins so can still be near the word. Always false beyond EDIT_PATH_MAX.
 */
bool edit_walk_put(struct edit_walk *walk, unsigned depth, unsigned char byte);

/** The errors between the path's first @p depth bytes and the whole word; above `most` when there are more. To find what
 *  begins like the word (completions), walk until the first depth where this is at most `most`: all that is below
 *  that path begins so. */
static inline unsigned edit_walk_errors(const struct edit_walk *walk, unsigned depth)
{
    return walk->rows[depth][walk->n];
}

/** The errors between @p a and @p b when there are at most @p most (≤ EDIT_ERRORS_MAX), else @p most + 1. */
unsigned edit_distance(struct str a, struct str b, unsigned most);

#endif
