/* Finds out whether the place that a query names has what else the query asks for. */
#include "engine/match/match_place.h"

/** The share of the information of three words or more that a document must hold to be
 *  about what they ask for. */
#define SUBJECT_SHARE 0.6

/** The words that count for matching and are no part of the name of a place. */
struct subject {
    const struct plan_word *words[PLAN_WORDS_MAX];
    size_t n;
};

static struct subject subject_of(const struct plan *plan)
{
    struct subject subject = {.n = 0};
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (word->counts && word->set && word->weight > 0 && !plan_is_placed(plan, word))
            subject.words[subject.n++] = word;
    }
    return subject;
}

/** The documents that are about the subject: of one or two words they hold all. */
static struct set *documents_of(const struct subject *subject, const struct plan *plan)
{
    struct weighed_set parts[PLAN_WORDS_MAX];
    double total = 0;
    for (size_t i = 0; i < subject->n; i++) {
        const struct plan_word *word = subject->words[i];
        parts[i] = (struct weighed_set){word->set, word->held_information};
        total += word->held_information;
    }
    double share = subject->n <= 2 ? 1 : SUBJECT_SHARE;
    return set_at_least(plan->arena, parts, subject->n, set_share(share, total));
}

static bool is_empty(const struct plan *plan, struct set *set)
{
    return doc_set_is_empty(plan_docs(plan, set));
}

struct set *match_elsewhere(const struct plan *plan)
{
    struct subject subject = subject_of(plan);
    if (!plan->n_placed || !subject.n)
        return NULL;
    struct set *docs = documents_of(&subject, plan), *here = plan_here(plan);
    if (!is_empty(plan, set_both(plan->arena, docs, here)))
        return NULL;
    struct set *others = set_but(plan->arena, docs, here);
    return is_empty(plan, others) ? NULL : others;
}
