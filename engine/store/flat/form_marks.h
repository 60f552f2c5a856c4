/* Which forms stand for which words of a query: a small map from form numbers to bits. */
#ifndef ENGINE_STORE_FLAT_FORM_MARKS_H
#define ENGINE_STORE_FLAT_FORM_MARKS_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/tokens.h"

/** What a form stands for. */
struct form_mark {
    uint32_t form;  /* + 1; 0: free slot */
    uint32_t words; /* bit i: word i, by stem or better */
    uint32_t exact; /* bit i: word i as typed, accents apart */
};

/** In an arena; grows there. */
struct form_marks {
    struct form_mark *slots;
    uint32_t mask;
    uint32_t n;
    struct token_filter *filter; /* passes the forms that stand for something */
    struct arena *arena;
};

struct form_marks form_marks_new(struct arena *arena);

/** Form @p form stands for word @p word (< 32). */
void form_marks_put(struct form_marks *marks, uint32_t form, unsigned word, bool exact);

/** All forms of @p stem stand for word @p word; those whose exact term is @p folded exactly. */
void form_marks_put_stem(struct form_marks *marks, const struct forms *forms,
                         struct str stem, struct str folded, unsigned word);

/** What @p form stands for; NULL for nothing. */
static inline const struct form_mark *form_marks_find(const struct form_marks *marks,
                                                      uint32_t form)
{
    uint32_t slot = (form * 2654435769U) & marks->mask;
    for (; marks->slots[slot].form; slot = (slot + 1) & marks->mask)
        if (marks->slots[slot].form == form + 1)
            return &marks->slots[slot];
    return NULL;
}

#endif
