/* Computing the rows of the edit distance, each in a band as wide as the errors
 * allowed. */
#include "engine/words/edit_distance.h"

#include <string.h>

static unsigned char least(unsigned a, unsigned b)
{
    return (unsigned char)(a < b ? a : b);
}

bool edit_walk_begin(struct edit_walk *walk, struct str word, unsigned most)
{
    if (word.n > EDIT_WORD_MAX || most > EDIT_ERRORS_MAX)
        return false;
    walk->n = (unsigned)word.n;
    walk->most = most;
    if (word.n)
        memcpy(walk->word, word.at, word.n);
    /* Cells outside the band are never written: they keep a value that means too many
     * errors. */
    memset(walk->rows, (int)most + 1, sizeof walk->rows);
    for (unsigned j = 0; j <= walk->n && j <= most; j++)
        walk->rows[0][j] = (unsigned char)j;
    return true;
}

/** Compute cell @p j ≥ 1 of row @p depth ≥ 1. */
static unsigned char cell(const struct edit_walk *walk, unsigned depth, unsigned j)
{
    const unsigned char *before = walk->rows[depth - 1];
    unsigned char byte = walk->path[depth - 1];
    bool is_same = walk->word[j - 1] == byte;
    unsigned char errors = least(before[j - 1] + !is_same, before[j] + 1U);
    errors = least(errors, walk->rows[depth][j - 1] + 1U);
    if (depth > 1 && j > 1 && walk->word[j - 2] == byte &&
        walk->word[j - 1] == walk->path[depth - 2])
        errors = least(errors, walk->rows[depth - 2][j - 2] + 1U);
    return least(errors, walk->most + 1);
}

bool edit_walk_put(struct edit_walk *walk, unsigned depth, unsigned char byte)
{
    if (depth > walk->n + walk->most || depth > EDIT_PATH_MAX)
        return false;
    walk->path[depth - 1] = byte;
    unsigned char *row = walk->rows[depth];
    unsigned first = depth > walk->most ? depth - walk->most : 0;
    unsigned last = depth + walk->most < walk->n ? depth + walk->most : walk->n;
    unsigned char best = (unsigned char)(walk->most + 1);
    if (first == 0)
        best = row[0] = (unsigned char)depth;
    for (unsigned j = first ? first : 1; j <= last; j++) {
        row[j] = cell(walk, depth, j);
        best = least(best, row[j]);
    }
    return best <= walk->most;
}

unsigned edit_distance(struct str a, struct str b, unsigned most)
{
    struct edit_walk walk;
    if (b.n > EDIT_PATH_MAX || !edit_walk_begin(&walk, a, most))
        return most + 1;
    bool can_be = true;
    for (unsigned i = 0; can_be && i < b.n; i++)
        can_be = edit_walk_put(&walk, i + 1, (unsigned char)b.at[i]);
    return can_be ? edit_walk_errors(&walk, (unsigned)b.n) : most + 1;
}
