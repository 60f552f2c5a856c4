/* The edit distance between words: how many typing errors lie between them. The matrix is
 * computed row by row, so that all words with the same beginning share the work. */
#ifndef ENGINE_WORDS_EDIT_DISTANCE_H
#define ENGINE_WORDS_EDIT_DISTANCE_H

#include <stdbool.h>

#include "base/str.h"

/** The longest word that is looked for, in bytes; a longer one is near no other word. */
#define EDIT_WORD_MAX 32

/** The most errors that may be asked about. */
#define EDIT_ERRORS_MAX 3

/** The longest path that can be near a word. */
#define EDIT_PATH_MAX (EDIT_WORD_MAX + EDIT_ERRORS_MAX)

/* An error is a byte too many, a missing byte, a wrong byte, or two neighbours exchanged;
 * bytes that were exchanged are not changed again (the optimal string alignment
 * distance). Words are compared by bytes: fold them first, so that a letter is one
 * byte. */

/** Compares a word with paths that are walked byte by byte, as in a trie. Held by value;
 *  there is nothing to free. */
struct edit_walk {
    /* The word and how many bytes it has. */
    unsigned char word[EDIT_WORD_MAX];
    unsigned n;
    /* How many errors are allowed. */
    unsigned most;
    unsigned char path[EDIT_PATH_MAX + 1];
    /* rows[i][j] is the distance between the first i bytes of the path and the first j
     * bytes of the word: exact up to `most`, else greater than it. */
    unsigned char rows[EDIT_PATH_MAX + 1][EDIT_WORD_MAX + 1];
};

/** Begin to compare @p word, which is copied, with paths, allowing @p most errors.
 *  @return false when it is longer than EDIT_WORD_MAX or @p most is above
 *          EDIT_ERRORS_MAX. */
bool edit_walk_begin(struct edit_walk *walk, struct str word, unsigned most);

/**
 * Make @p byte the byte number @p depth of the path, from 1. The bytes before it must
 * have been put; those behind it are forgotten.
 * @return whether a path that begins so can still be near the word; always false beyond
 *         EDIT_PATH_MAX.
 */
bool edit_walk_put(struct edit_walk *walk, unsigned depth, unsigned char byte);

/**
 * The distance between the first @p depth bytes of the path and the whole word; above
 * `most` when there are more errors. To find completions of the word, walk to the first
 * depth where this is at most `most`: everything below that path begins like the word.
 */
static inline unsigned edit_walk_errors(const struct edit_walk *walk, unsigned depth)
{
    return walk->rows[depth][walk->n];
}

/** The distance between @p a and @p b if it is at most @p most, else @p most + 1. @p most
 *  is at most EDIT_ERRORS_MAX. */
unsigned edit_distance(struct str a, struct str b, unsigned most);

#endif
