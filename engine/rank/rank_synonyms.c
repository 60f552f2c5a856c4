/* All synonyms of a query are matched at once by one shift-and automaton. */
#include "engine/rank/rank_synonyms.h"

#define BITS 32U

/** A bit for each ranked word that @p synonym was given to. */
static uint32_t words_of(const struct plan *plan, const struct plan_synonym *synonym)
{
    uint32_t words = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t j = 0; j < plan->words[i].n_synonyms; j++)
            if (plan->words[i].synonyms[j] == synonym && plan->words[i].weight > 0)
                words |= 1U << i;
    return words;
}

/**
 * Add one synonym to the automaton.
 * @return how many bits are used then.
 */
static unsigned add(struct rank_synonyms *out, unsigned used, const struct plan *plan,
                    const struct plan_synonym *synonym)
{
    if (!synonym->n || used + synonym->n > BITS)
        return used;
    for (size_t i = 0; i < synonym->n; i++)
        form_marks_put_stem(&out->marks, plan->index->forms, synonym->stems[i], STR(""),
                            used + (unsigned)i);
    unsigned end = used + (unsigned)synonym->n - 1;
    out->first |= 1U << used;
    out->last |= 1U << end;
    out->words[end] = words_of(plan, synonym);
    return end + 1;
}

/** Whether word @p i is the first of the words that share @p synonym. */
static bool is_first(const struct plan *plan, size_t i,
                     const struct plan_synonym *synonym)
{
    return !(words_of(plan, synonym) & ((1U << i) - 1));
}

struct rank_synonyms rank_synonyms_of(const struct plan *plan)
{
    struct rank_synonyms out = {.marks = form_marks_new(plan->arena)};
    unsigned used = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t j = 0; j < plan->words[i].n_synonyms; j++)
            if (is_first(plan, i, plan->words[i].synonyms[j]))
                used = add(&out, used, plan, plan->words[i].synonyms[j]);
    return out;
}

uint32_t rank_synonyms_step(const struct rank_synonyms *synonyms,
                            struct rank_synonyms_state *state,
                            const struct stored_token *token)
{
    if (token->position != state->position) {
        state->before = token->position == state->position + 1 ? state->now : 0;
        state->now = 0;
        state->position = token->position;
    }
    const struct form_mark *mark = form_marks_find(&synonyms->marks, token->form);
    if (!mark)
        return 0;
    state->now |= (state->before << 1 | synonyms->first) & mark->words;
    uint32_t words = 0;
    for (uint32_t left = state->now & synonyms->last; left; left &= left - 1)
        words |= synonyms->words[__builtin_ctz(left)];
    return words;
}
