/* Words with spelling errors: one walk over the sorted words, reusing what they share with the one before. */
#include "engine/edit_distance.h"
#include "engine/suggest_match.h"

/** Where a walk stands. */
struct walk {
    struct edit_walk edit;
    /* Of the path's first i bytes: the least errors of any beginning of it against the whole of what was typed. */
    unsigned least[EDIT_PATH_MAX + 1];
};

/** Go down to the end of @p word, or as far as it can still be near. @return whether its end was reached. */
static bool descend(struct walk *walk, struct str word, unsigned *depth)
{
    while (*depth < word.n) {
        if (!edit_walk_put(&walk->edit, *depth + 1, (unsigned char)word.at[*depth])) {
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

/** The first word after @p i that does not share its first @p depth bytes. */
static uint32_t skip(const struct suggest *s, uint32_t i, unsigned depth)
{
    uint32_t next = i + 1;
    while (next < s->n_words && s->shared[next] >= depth)
        next++;
    return next;
}

void suggest_fuzzy(struct span_list *out, const struct suggest *s, struct str typed,
                   bool prefix, uint32_t most)
{
    struct walk walk;
    if (!edit_walk_begin(&walk.edit, typed, most))
        return;
    walk.least[0] = edit_walk_errors(&walk.edit, 0);
    unsigned walked = 0; /* bytes of the path that hold for what the next word shares */
    for (uint32_t i = 0; i < s->n_words;) {
        struct str word = suggest_word(s, i);
        unsigned depth = s->shared[i] < walked ? s->shared[i] : walked;
        depth = depth < word.n ? depth : (unsigned)word.n;
        bool is_whole = descend(&walk, word, &depth);
        uint32_t next = is_whole ? i + 1 : skip(s, i, depth);
        unsigned near = depth < EDIT_PATH_MAX ? depth : EDIT_PATH_MAX;
        uint32_t errors = prefix     ? walk.least[near]
                          : is_whole ? edit_walk_errors(&walk.edit, near)
                                     : most + 1;
        if (errors <= most)
            span_add(out, s, (struct word_range){i, next}, errors);
        walked = near;
        i = next;
    }
}
