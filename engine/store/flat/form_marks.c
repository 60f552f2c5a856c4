/* Filling the hash table from forms to the words that they match. */
#include "engine/store/flat/form_marks.h"

#define FIRST_SLOTS 64U

struct form_marks form_marks_new(struct arena *arena)
{
    struct form_marks marks = {.table = hash_table_new(FIRST_SLOTS, arena),
                               .arena = arena};
    marks.filter = arena_alloc(arena, sizeof *marks.filter);
    token_filter_clear(marks.filter);
    return marks;
}

/** The mark of @p form, which is made when there is none yet. */
static struct form_mark *mark_of(struct form_marks *marks, uint32_t form)
{
    uint32_t hash = form_marks_hash(form), n = marks->table.n;
    struct hash_slot *slot = hash_table_first(&marks->table, hash);
    uint32_t number = hash_slot_number(slot);
    if (number != HASH_NONE)
        return &marks->at[number];
    hash_table_fill(&marks->table, slot, hash, n);
    ARENA_GROW(marks->arena, marks->at, n + 1, marks->room, FIRST_SLOTS / 2);
    marks->at[n] = (struct form_mark){.form = form};
    token_filter_add(marks->filter, form);
    return &marks->at[n];
}

void form_marks_put(struct form_marks *marks, uint32_t form, unsigned word, bool exact)
{
    struct form_mark *mark = mark_of(marks, form);
    mark->words |= 1U << word;
    if (exact)
        mark->exact |= 1U << word;
}

void form_marks_put_accented(struct form_marks *marks, uint32_t form, unsigned word)
{
    mark_of(marks, form)->accented |= 1U << word;
}

void form_marks_put_stem(struct form_marks *marks, const struct forms *forms,
                         struct str stem, struct str folded, unsigned word)
{
    struct form_numbers numbers = forms_of_stem(forms, stem);
    for (size_t i = 0; i < numbers.n; i++) {
        bool exact = str_equal(forms_at(forms, numbers.at[i]).folded, folded);
        form_marks_put(marks, numbers.at[i], word, exact);
    }
}
