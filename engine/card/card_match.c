/* Finds the series that a question names: each word of the question must be said by the
 * name of the series, and each word that the name requires by the question. */
#include <string.h>

#include "engine/card/card_parts.h"
#include "engine/words/synonyms.h"
#include "text/analyse.h"

/** A synonym of less weight than this says something else often enough. */
#define SYNONYM_WEIGHT_LEAST 0.75
/** The most names that are looked at for one question. */
#define NAMES_MOST 2000U

/** The ages of « jeunes » and « seniors ». */
#define YOUNG_MOST 30
#define SENIOR_LEAST 50

/** A name that is being held against the question. */
struct candidate {
    const struct card_question *q;
    struct figure_called name;
    /* Bit i: required word i was said. */
    uint32_t said;
    /* Regions of the places that the name does not say itself. */
    region_set regions;
    const struct plan_place *town;
    size_t town_at;
    bool names_place;
    /* The name of the series says a place of the question. */
    bool is_of_place;
};

/** Say @p stem. @return false when the name does not have it. */
static bool say(struct candidate *c, struct str stem)
{
    uint32_t number = figures_stem(c->q->figures, stem);
    if (number == FIGURES_NO_STEM)
        return false;
    bool has = false;
    for (size_t i = 0; i < c->name.required.n; i++)
        if (c->name.required.at[i] / 2 == number) {
            c->said |= 1U << i;
            has = true;
        }
    for (size_t i = 0; i < c->name.allowed.n; i++)
        has |= c->name.allowed.at[i] / 2 == number;
    return has;
}

/** Say all words of @p synonym, if the name has them. « sans emploi » without its stop
 *  word is another thing. */
static bool say_all(struct candidate *c, const struct synonym *synonym)
{
    struct candidate copy = *c;
    size_t n_said = 0;
    for (size_t i = 0; i < synonym->n_to; i++) {
        bool is_stop = synonym->to_stops[i];
        if (is_stop ? str_starts_with(synonym->to[i], STR("san"))
                    : !say(&copy, synonym->to[i]))
            return false;
        n_said += !is_stop;
    }
    if (n_said)
        *c = copy;
    return n_said > 0;
}

/** Say word @p i, and those behind it, as a synonym. @return the words that it takes. */
static size_t say_synonym(struct candidate *c, size_t i)
{
    const struct card_question *q = c->q;
    const struct synonym_words words = {q->stems, q->capitals, q->n};
    const struct synonym *found = NULL;
    while ((found = synonyms_find(q->plan->index->synonyms, &words, i, found)))
        if (found->weight >= SYNONYM_WEIGHT_LEAST && say_all(c, found))
            return found->n_from;
    return 0;
}

/** « jeunes » and « seniors » say the ages of a name. */
static bool say_age(struct candidate *c, struct str folded)
{
    const struct figure_called *name = &c->name;
    bool young = str_starts_with(folded, STR("jeune")) && name->age_high <= YOUNG_MOST;
    bool senior = str_starts_with(folded, STR("senior")) && name->age_low >= SENIOR_LEAST;
    if (name->age_low == FIGURE_AGE_NONE || !(young || senior))
        return false;
    for (size_t i = 0; i < name->required.n; i++)
        if (name->required.at[i] % 2)
            c->said |= 1U << i;
    return true;
}

/** Other words for a name's own that are no synonyms elsewhere. */
static bool say_as(struct candidate *c, struct str folded)
{
    static const struct {
        const char *begins, *stem;
    } table[] = {
        {"habitant", "population"}, {"personne", "population"}, {"gens", "population"}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (str_starts_with(folded, str_of(table[i].begins)) && c->name.required.n == 1 &&
            say(c, str_of(table[i].stem)))
            return true;
    return false;
}

static bool say_other_form(struct candidate *c, const struct plan_word *word)
{
    for (size_t i = 0; i < word->n_alternatives; i++)
        if (word->alternatives[i].reason != REASON_DERIVED &&
            word->alternatives[i].stem.n && say(c, word->alternatives[i].stem))
            return true;
    return false;
}

/** Say subject @p i. @return how many words are said; 0 when the name does not say it. */
static size_t say_subject(struct candidate *c, size_t i)
{
    const struct plan_word *word = &c->q->plan->words[i];
    if (say(c, word->stem))
        return 1;
    size_t n = say_synonym(c, i);
    if (n)
        return n;
    return say_other_form(c, word) || say_age(c, word->folded) || say_as(c, word->folded);
}

/** Say the words of the place that begins at word @p i. */
static bool say_name(struct candidate *c, size_t i)
{
    const struct plan_word *words = &c->q->plan->words[i];
    bool all = true;
    for (size_t k = 0; k < c->q->places[i]->n; k++)
        all = all && (words[k].is_stop || say(c, words[k].stem));
    return all;
}

/** Say the name of the department whose number stands at word @p i. */
static bool say_department(struct candidate *c, size_t i)
{
    struct str name = c->q->departments[i];
    struct token_list list = analyser_run(c->q->plan->analyser, name, 0);
    bool all = list.n > 0;
    for (size_t k = 0; k < list.n; k++)
        all = all && (list.at[k].flags & (TOKEN_STOP | TOKEN_ALTERNATIVE) ||
                      say(c, list.at[k].stem));
    return all;
}

/** Take the place that begins at word @p i, unless the name says it itself. */
static size_t say_place(struct candidate *c, size_t i)
{
    const struct plan_place *place = c->q->places[i];
    struct candidate copy = *c;
    bool in_name = !place->is_region && (say_name(&copy, i) || say_department(&copy, i));
    if (in_name) {
        c->said = copy.said;
        c->is_of_place = true;
    } else {
        c->regions |= place->regions;
        if (!place->is_region && !c->town) {
            c->town = place;
            c->town_at = i;
        }
    }
    c->names_place = true;
    return place->n;
}

static bool says_ages_alike(const struct candidate *c)
{
    return c->name.says_less == c->q->says_less && c->name.says_more == c->q->says_more;
}

/** Whether a word of the question may have said the ages: « jeunes ». */
static bool has_age_word(const struct card_question *q)
{
    for (size_t i = 0; i < q->n; i++)
        if (q->use[i] == USE_SUBJECT &&
            (str_starts_with(q->plan->words[i].folded, STR("jeune")) ||
             str_starts_with(q->plan->words[i].folded, STR("senior"))))
            return true;
    return false;
}

/** Whether the name says all that is asked for, and nothing else. */
static bool fits(struct candidate *c)
{
    const struct card_question *q = c->q;
    for (size_t i = 0; i < q->n;) {
        size_t n = 1;
        if (q->use[i] == USE_PLACE)
            n = say_place(c, i);
        else if (q->use[i] == USE_SUBJECT)
            n = say_subject(c, i);
        else if (q->use[i] == USE_QUANTITY)
            (void)say(c, q->plan->words[i].stem);
        if (!n)
            return false;
        i += n;
    }
    uint32_t all = (uint32_t)((UINT64_C(1) << c->name.required.n) - 1);
    return c->said == all && (says_ages_alike(c) || has_age_word(q));
}

/* Does it ask for a figure? */

/** A quarter or a month is a time of figures; a year may be that of anything. */
static bool has_short_period(const struct card_question *q)
{
    return q->from != DATE_NONE && q->to - q->from < 200;
}

/** Whether the words ask for a figure of the name's kind without any doubt. */
static bool is_certain(const struct candidate *c, enum figure_kind kind)
{
    const struct card_question *q = c->q;
    /* « combien de formations » does not ask what they cost. */
    return (q->asks_figure && kind != FIGURE_MONEY) || (q->kinds >> kind & 1U);
}

/** Whether the words may ask for a figure; « organismes de formation » does not. */
static bool asks(const struct candidate *c, enum figure_kind kind)
{
    const struct card_question *q = c->q;
    if (q->kinds && !(q->kinds >> kind & 1U))
        return false;
    if (is_certain(c, kind))
        return true;
    bool has_place = c->names_place || q->request->regions || q->names_country;
    bool has_period = q->from != DATE_NONE;
    bool is_long = c->name.required.n > 1;
    switch (kind) {
    case FIGURE_RATE:
        return has_place || has_period || is_long;
    case FIGURE_COUNT:
        return !c->name.is_grouped &&
               (has_short_period(q) || (has_place && (has_period || is_long)));
    case FIGURE_MONEY:
        break;
    }
    return false;
}

/** How well a series fits: the less its name says beside the question, the better. */
static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (!b->q)
        return true;
    size_t n_a = a->name.required.n, n_b = b->name.required.n;
    if (n_a != n_b)
        return n_a > n_b;
    size_t docs_a = figures_documents(a->q->figures, a->name.series).n;
    size_t docs_b = figures_documents(b->q->figures, b->name.series).n;
    if (a->name.series != b->name.series && docs_a != docs_b)
        return docs_a > docs_b;
    return a->name.series < b->name.series;
}

static void try_names(struct candidate *best, const struct card_question *q,
                      struct str stem, size_t *n_tried)
{
    uint32_t number = figures_stem(q->figures, stem);
    if (number == FIGURES_NO_STEM)
        return;
    struct figure_numbers names = figures_names_with(q->figures, number);
    for (size_t i = 0; i < names.n && *n_tried < NAMES_MOST; i++, (*n_tried)++) {
        struct candidate c = {.q = q, .name = figures_name(q->figures, names.at[i])};
        if (c.name.required.n < 32 && fits(&c) &&
            asks(&c, figures_kind(q->figures, c.name.series)) && is_better(&c, best))
            *best = c;
    }
}

/** Try the names that have word @p i, in any of its forms. */
static void try_word(struct candidate *best, const struct card_question *q, size_t i,
                     size_t *n_tried)
{
    const struct plan_word *word = &q->plan->words[i];
    try_names(best, q, word->stem, n_tried);
    for (size_t k = 0; k < word->n_alternatives; k++)
        if (word->alternatives[k].reason != REASON_DERIVED)
            try_names(best, q, word->alternatives[k].stem, n_tried);
    const struct synonym_words words = {q->stems, q->capitals, q->n};
    const struct synonym *found = NULL;
    while ((found = synonyms_find(q->plan->index->synonyms, &words, i, found)))
        for (size_t k = 0; k < found->n_to; k++)
            if (!found->to_stops[k])
                try_names(best, q, found->to[k], n_tried);
    if (!best->q && q->n_subjects == 1)
        try_names(best, q, STR("population"), n_tried);
}

/** The first word that the question is about: its subject, or else its quantity. */
static size_t first_word(const struct card_question *q)
{
    enum card_use wanted = q->n_subjects ? USE_SUBJECT : USE_QUANTITY;
    size_t i = 0;
    while (q->use[i] != wanted)
        i++;
    return i;
}

bool card_match_find(struct card_match *out, const struct card_question *question)
{
    struct candidate best = {.q = NULL};
    size_t n_tried = 0;
    for (size_t i = first_word(question); i < question->n && !best.q; i++)
        if (question->use[i] == USE_SUBJECT || question->use[i] == USE_QUANTITY)
            try_word(&best, question, i, &n_tried);
    if (!best.q)
        return false;
    *out = (struct card_match){
        .series = best.name.series,
        .regions = best.regions ? best.regions : question->request->regions,
        .town = best.town,
        .is_of_place = best.is_of_place,
        .is_certain =
            is_certain(&best, figures_kind(question->figures, best.name.series))};
    if (best.town) {
        const struct plan_word *first = &question->plan->words[best.town_at];
        const struct plan_word *last = first + best.town->n - 1;
        struct str department = question->departments[best.town_at];
        struct str typed = {first->typed.at,
                            (size_t)(last->typed.at + last->typed.n - first->typed.at)};
        out->town_text = department.n ? department : typed;
    }
    return true;
}
