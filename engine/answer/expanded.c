/* Copies the expansions of a plan, and looks for their words in the hits. */
#include "engine/answer/expanded.h"

/** The synonym that was told as @p expanded; NULL when it is another way to spell. */
static const struct plan_synonym *synonym_of(const struct plan *plan,
                                             const struct search_expanded *expanded)
{
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t j = 0; j < plan->words[i].n_synonyms; j++) {
            const struct plan_synonym *synonym = plan->words[i].synonyms[j];
            if (str_equal(synonym->from, expanded->from) &&
                str_equal(synonym->to, expanded->to))
                return synonym;
        }
    return NULL;
}

static bool is_shown(const struct search_answer *answer,
                     const struct plan_synonym *synonym)
{
    for (size_t i = 0; i < answer->n_hits; i++)
        if (!synonym || doc_set_has(synonym->docs, answer->hits[i].docid))
            return true;
    return false;
}

void expanded_find(struct search_answer *out, const struct plan *plan)
{
    struct search_expanded *expanded =
        arena_array(plan->arena, plan->n_expanded, sizeof *expanded);
    for (size_t i = 0; i < plan->n_expanded; i++) {
        expanded[i] = plan->expanded[i];
        expanded[i].is_shown = is_shown(out, synonym_of(plan, &expanded[i]));
    }
    out->expanded = expanded;
    out->n_expanded = plan->n_expanded;
}
