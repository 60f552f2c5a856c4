/* Expands neighbouring words by the word that they make together: « télé travail » also
 * finds télétravail. */
#include "engine/plan/plan_parts.h"

/** The most bytes of two exact terms together. */
#define JOINED_BYTES ((size_t)2 * TERM_MAX_BYTES)

/**
 * Whether the word may begin or end another one. A stop word may not: « de mission » does
 * not mean démission. The letter of « e learning » and « e mail » may, although it is a
 * stop word: it is no word of French.
 */
static bool may_be_part(const struct plan_word *word)
{
    return !word->is_stop || str_equal(word->folded, STR("e"));
}

static bool may_join(const struct plan_word *a, const struct plan_word *b)
{
    return may_be_part(a) && may_be_part(b) && !b->is_glued &&
           a->folded.n + b->folded.n <= JOINED_BYTES;
}

void plan_join(struct plan *plan, struct plan_word *words, size_t n)
{
    const struct forms *forms = plan->index->forms;
    for (size_t i = 0; i + 1 < n; i++) {
        char joined[JOINED_BYTES];
        struct plan_word *a = &words[i], *b = &words[i + 1];
        if (!may_join(a, b))
            continue;
        memcpy(joined, a->folded.at, a->folded.n);
        memcpy(joined + a->folded.n, b->folded.at, b->folded.n);
        struct str text = {joined, a->folded.n + b->folded.n};
        struct form_numbers numbers = forms_of_folded(forms, text);
        if (!numbers.n)
            continue;
        struct form form = forms_at(forms, numbers.at[0]);
        struct plan_alternative whole = {.stem = form.stem,
                                         .folded = form.folded,
                                         .weight = plan->index->tuning.neighbour_weight,
                                         .reason = REASON_JOINED};
        plan_add_alternative(plan, a, &whole);
        plan_add_alternative(plan, b, &whole);
    }
}
