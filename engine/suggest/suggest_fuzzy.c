/* Finds misspelt words in one walk over the sorted words. Words with the same beginning
 * follow each other, so that the edit distance of the beginning is computed once, as in a
 * trie. */
#include "engine/suggest/suggest_fuzzy.h"

#include <limits.h>

#include "engine/words/edit_distance.h"

/** The state of a walk. The path is the word that it has reached, byte by byte. */
struct fuzzy_walk {
    struct edit_walk edit;
    /* least[i]: the fewest errors between the typed word and any beginning of the path's
     * first i bytes. */
    unsigned least[EDIT_PATH_MAX + 1];
};

/**
 * Add the bytes of @p rest to the path at @p depth, as long as the path can still become
 * a near word.
 *
 * @return whether all bytes were added.
 */
static bool descend(struct fuzzy_walk *walk, struct str rest, unsigned *depth)
{
    for (size_t i = 0; i < rest.n; i++) {
        if (!edit_walk_put(&walk->edit, *depth + 1, (unsigned char)rest.at[i])) {
            /* The word is too far, but a shorter beginning of it may be near. */
            if (*depth < EDIT_PATH_MAX)
                walk->least[*depth + 1] = walk->least[*depth];
            ++*depth;
            return false;
        }
        ++*depth;
        unsigned errors = edit_walk_errors(&walk->edit, *depth);
        unsigned before = walk->least[*depth - 1];
        walk->least[*depth] = errors < before ? errors : before;
    }
    return true;
}

void suggest_fuzzy(struct span_list *out, const struct suggest *s, struct str typed,
                   bool prefix, uint32_t most)
{
    struct fuzzy_walk walk;
    if (!edit_walk_begin(&walk.edit, typed, most))
        return;
    walk.least[0] = edit_walk_errors(&walk.edit, 0);
    /* The bytes of the path that were walked for the word before; the next word can use
     * of them what it shares. */
    unsigned walked = 0;
    struct lexicon_cursor cursor = lexicon_at(&s->words, 0);
    while (cursor.word < s->words.n) {
        uint32_t first = cursor.word;
        unsigned shared = s->words.shared[first];
        /* In a sound file, shared is never larger than walked. */
        unsigned depth = shared < walked ? shared : walked;
        bool is_whole = descend(&walk, lexicon_rest(&cursor), &depth);
        unsigned near = depth < EDIT_PATH_MAX ? depth : EDIT_PATH_MAX;
        lexicon_next(&cursor, is_whole ? UINT_MAX : depth);
        uint32_t errors = prefix     ? walk.least[near]
                          : is_whole ? edit_walk_errors(&walk.edit, near)
                                     : most + 1;
        if (errors <= most)
            span_add(out, s, (struct word_range){first, cursor.word}, errors);
        walked = near;
    }
}
