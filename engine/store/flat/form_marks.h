/* Which forms of the index match which words of a query: a small hash table from form
 * numbers to sets of words. */
#ifndef ENGINE_STORE_FLAT_FORM_MARKS_H
#define ENGINE_STORE_FLAT_FORM_MARKS_H

#include <stdint.h>

#include "base/hash_table.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/tokens.h"

/** The words of the query that a form matches. */
struct form_mark {
    uint32_t form;
    /* Bit i is set when the form matches word i, by its stem or exactly. */
    uint32_t words;
    /* Bit i is set when it matches word i exactly: as typed, but for accents. */
    uint32_t exact;
    /* Bit i is set when word i was typed with accents, and the form has the same ones. */
    uint32_t accented;
};

/** All marks of a query. Held by value; its memory is in an arena. */
struct form_marks {
    /* The marks; the table maps a form to its place here, and table.n counts them. */
    struct form_mark *at;
    size_t room;
    struct hash_table table;
    /* Passes the forms that have a mark (tokens.h). */
    struct token_filter *filter;
    struct arena *arena;
};

/** No marks. They are valid as long as @p arena, which is borrowed. */
struct form_marks form_marks_new(struct arena *arena);

/** Note that @p form matches word @p word, below 32, of the query. */
void form_marks_put(struct form_marks *marks, uint32_t form, unsigned word, bool exact);

/** Note that @p form has the accents of word @p word, which it matches. */
void form_marks_put_accented(struct form_marks *marks, uint32_t form, unsigned word);

/** Note that all forms with the stem @p stem match word @p word, and that those with the
 *  exact term @p folded match it exactly. */
void form_marks_put_stem(struct form_marks *marks, const struct forms *forms,
                         struct str stem, struct str folded, unsigned word);

/** The hash of a form. No two forms have the same one, since the factor is odd: equal
 *  hashes mean equal forms. */
static inline uint32_t form_marks_hash(uint32_t form)
{
    return form * 2654435769U;
}

/** The mark of @p form, NULL when it matches no word; borrowed until the next
 *  form_marks_put() or form_marks_put_stem(). */
static inline const struct form_mark *form_marks_find(const struct form_marks *marks,
                                                      uint32_t form)
{
    const struct hash_slot *slot = hash_table_first(&marks->table, form_marks_hash(form));
    uint32_t number = hash_slot_number(slot);
    return number == HASH_NONE ? NULL : &marks->at[number];
}

#endif
