/* Which forms stand for which words of a query: a small map from form numbers to bits. */
#ifndef ENGINE_STORE_FLAT_FORM_MARKS_H
#define ENGINE_STORE_FLAT_FORM_MARKS_H

#include <stdint.h>

#include "base/hash_table.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/tokens.h"

/** What a form stands for. */
struct form_mark {
    uint32_t form;
    uint32_t words; /* bit i: word i, by stem or better */
    uint32_t exact; /* bit i: word i as typed, accents apart */
};

/** In an arena; grows there. */
struct form_marks {
    /* The table finds their numbers, and counts them. */
    struct form_mark *at;
    size_t room;
    struct hash_table table;
    struct token_filter *filter; /* passes the forms that stand for something */
    struct arena *arena;
};

struct form_marks form_marks_new(struct arena *arena);

/** Form @p form stands for word @p word (< 32). */
void form_marks_put(struct form_marks *marks, uint32_t form, unsigned word, bool exact);

/** All forms of @p stem stand for word @p word; those whose exact term is @p folded exactly. */
void form_marks_put_stem(struct form_marks *marks, const struct forms *forms,
                         struct str stem, struct str folded, unsigned word);

/** No two forms have the same: the factor is odd. */
static inline uint32_t form_marks_hash(uint32_t form)
{
    return form * 2654435769U;
}

/** What @p form stands for; NULL for nothing. */
static inline const struct form_mark *form_marks_find(const struct form_marks *marks,
                                                      uint32_t form)
{
    const struct hash_slot *slot = hash_table_first(&marks->table, form_marks_hash(form));
    uint32_t number = hash_slot_number(slot);
    return number == HASH_NONE ? NULL : &marks->at[number];
}

#endif
