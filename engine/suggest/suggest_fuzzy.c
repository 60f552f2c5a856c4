/* Words with spelling errors: one walk over the sorted words, reusing what they share with the one before. */
#include <limits.h>

#include "engine/suggest/suggest_match.h"
#include "engine/words/edit_distance.h"

/** Where a walk stands. */
struct fuzzy_walk {
    struct edit_walk edit;
    /* Of the path's first i bytes: the least errors of any beginning of it against the whole of what was typed. */
    unsigned least[EDIT_PATH_MAX + 1];
};

/** Go down along @p rest from @p depth, or as far as it can still be near. @return whether its end was reached. */
static bool descend(struct fuzzy_walk *walk, struct str rest, unsigned *depth)
{
    for (size_t i = 0; i < rest.n; i++) {
        if (!edit_walk_put(&walk->edit, *depth + 1, (unsigned char)rest.at[i])) {
            /* What is too far may begin like it all the same. */
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
    unsigned walked = 0; /* bytes of the path that hold for what the next word shares */
    struct lexicon_cursor cursor = lexicon_at(&s->words, 0);
    while (cursor.word < s->words.n) {
        uint32_t first = cursor.word;
        unsigned shared = s->words.shared[first];
        unsigned depth = shared < walked ? shared : walked; /* the same, but for damage */
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
