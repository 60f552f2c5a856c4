/* The map from forms to words: open addressing in an arena. */
#include "engine/store/flat/form_marks.h"

#define FIRST_SLOTS 64U

struct form_marks form_marks_new(struct arena *arena)
{
    struct form_marks marks = {NULL, FIRST_SLOTS - 1, 0, NULL, arena};
    marks.slots = arena_array(arena, FIRST_SLOTS, sizeof *marks.slots);
    marks.filter = arena_alloc(arena, sizeof *marks.filter);
    token_filter_clear(marks.filter);
    return marks;
}

static struct form_mark *slot_of(const struct form_marks *marks, uint32_t form)
{
    uint32_t slot = (form * 2654435769U) & marks->mask;
    while (marks->slots[slot].form && marks->slots[slot].form != form + 1)
        slot = (slot + 1) & marks->mask;
    return &marks->slots[slot];
}

static void grow(struct form_marks *marks)
{
    struct form_marks old = *marks;
    marks->mask = old.mask * 2 + 1;
    marks->slots =
        arena_array(marks->arena, (size_t)marks->mask + 1, sizeof *marks->slots);
    for (uint32_t i = 0; i <= old.mask; i++)
        if (old.slots[i].form)
            *slot_of(marks, old.slots[i].form - 1) = old.slots[i];
}

void form_marks_put(struct form_marks *marks, uint32_t form, unsigned word, bool exact)
{
    struct form_mark *slot = slot_of(marks, form);
    if (!slot->form) {
        if (++marks->n > marks->mask / 2) {
            grow(marks);
            slot = slot_of(marks, form);
        }
        slot->form = form + 1;
        token_filter_add(marks->filter, form);
    }
    slot->words |= 1U << word;
    if (exact)
        slot->exact |= 1U << word;
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
