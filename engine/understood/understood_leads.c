/* Drops the proposals that lead nowhere: no document passes the filter and holds the
 * words that are asked with it. */
#include "base/macros.h"
#include "engine/plan/value_sets.h"
#include "engine/understood/understood.h"

/** The first or the last day of the moment that parameter "from" or "to" gives. */
static struct date_range days_of(const struct search_understood *one)
{
    struct date_range range;
    if (date_parse_range(&range, one->value, NULL))
        return (struct date_range){DATE_NONE, DATE_NONE};
    return range;
}

static struct set *documents_of(const struct search_understood *one,
                                const struct plan *plan)
{
    const struct index *index = plan->index;
    if (str_equal(one->parameter, STR("region"))) {
        int region = vocabulary_find_region(index->vocabulary, one->value);
        return region < 0 ? set_none(plan->arena)
                          : documents_of_regions((region_set)1 << region, plan->arena);
    }
    struct date_range days = days_of(one);
    if (str_equal(one->parameter, STR("from")))
        return documents_of_dates(index, days.first, DATE_NONE, plan->arena);
    if (str_equal(one->parameter, STR("to")))
        return documents_of_dates(index, DATE_NONE, days.last, plan->arena);
    return documents_in_force(index, days.first, plan->arena);
}

static bool is_inside(struct str part, struct str whole)
{
    return part.at >= whole.at && part.at + part.n <= whole.at + whole.n;
}

/** Whether the word is asked with the filter. Words that no document holds are not. */
static bool is_asked(const struct plan_word *word, const struct search_understood *one)
{
    bool is_replaced =
        is_inside(word->typed, one->text) && !is_inside(one->text, one->rest);
    return word->counts && word->set && word->n_documents && !is_replaced;
}

/** Of the documents @p among: those that hold the words that are asked with the filter,
 *  both of two, most of three or more. They are few, so that each word is asked of them
 *  alone. */
static struct set *asked_with(const struct search_understood *one,
                              const struct plan *plan, struct set *among)
{
    struct weighed_set parts[PLAN_WORDS_MAX];
    size_t n = 0;
    double total = 0;
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (!is_asked(word, one))
            continue;
        struct set *both[] = {among, word->set};
        parts[n++] = (struct weighed_set){set_all(plan->arena, both, COUNT_OF(both)),
                                          word->held_information};
        total += word->held_information;
    }
    if (!n)
        return among;
    double share = n <= 2 ? 1 : plan->index->tuning.share_few;
    return set_at_least(plan->arena, parts, n, set_share(share, total));
}

/** Whether both are ends of the same time, which has one label. */
static bool is_same_time(const struct search_understood *a,
                         const struct search_understood *b)
{
    return !str_equal(a->parameter, STR("region")) &&
           !str_equal(b->parameter, STR("region")) && str_equal(a->label, b->label);
}

static bool leads(const struct understood *understood, size_t i, const struct plan *plan)
{
    const struct search_understood *one = &understood->at[i];
    struct set_parts parts = {.n = 0};
    for (size_t j = 0; j < understood->n; j++)
        if (i == j || is_same_time(one, &understood->at[j]))
            set_parts_add(&parts, documents_of(&understood->at[j], plan), plan->arena);
    struct set *among = set_all(plan->arena, parts.at, parts.n);
    struct set *set = asked_with(one, plan, among);
    return !doc_set_is_empty(plan_docs(plan, set));
}

void understood_drop_empty(struct understood *understood, const struct plan *plan)
{
    struct search_understood *kept =
        arena_array(plan->arena, understood->n, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < understood->n; i++)
        if (leads(understood, i, plan))
            kept[n++] = understood->at[i];
    understood->at = kept;
    understood->n = n;
}
