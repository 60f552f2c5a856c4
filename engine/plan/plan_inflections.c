/* Expands a word by the other words that it may be a form of, and by the forms of its
 * word that are likelier those of another: « commissions » is of commission and of
 * commettre. */
#include "engine/plan/plan_parts.h"
#include "text/inflection/inflections.h"

static void add(struct plan *plan, struct plan_word *word, struct str stem,
                struct str folded)
{
    plan_add_alternative(
        plan, word,
        &(struct plan_alternative){.stem = stem,
                                   .folded = folded,
                                   .weight = plan->index->tuning.homograph_weight,
                                   .reason = REASON_INFLECTED});
}

/** The stem that the lexicon gives @p folded; empty when it does not have it. */
static struct str stem_of(struct inflected *room, const struct inflections *inflections,
                          struct str folded)
{
    return inflections_find(room, inflections, folded) ? room->lemmas[0] : STR("");
}

/** Add the forms of @p lemma that go by the stem of another word. */
static void add_others(struct plan *plan, struct plan_word *word, struct str lemma)
{
    const struct inflections *inflections =
        vocabulary_inflections(plan->index->vocabulary);
    struct inflected room;
    char form[INFLECTION_BYTES];
    for (uint32_t i = 0;; i++) {
        struct str other = inflections_other(form, inflections, lemma, i);
        if (!other.n)
            return;
        if (!plan_has_stem(word, stem_of(&room, inflections, other)) &&
            forms_of_folded(plan->index->forms, other).n)
            add(plan, word, STR(""), other);
    }
}

void plan_inflect(struct plan *plan, struct plan_word *word)
{
    const struct inflections *inflections =
        vocabulary_inflections(plan->index->vocabulary);
    struct inflected found, room;
    /* A word that was taken for another one has no forms of its own. */
    if (!word->is_homograph || plan->index->tuning.homograph_weight <= 0 ||
        (word->is_stop && plan->n_words > 1) || !inflections ||
        !str_equal(stem_of(&found, inflections, word->folded), word->stem))
        return;
    for (size_t i = 1; i < found.n; i++) {
        struct str stem = stem_of(&room, inflections, found.lemmas[i]);
        if (stem.n && !plan_has_stem(word, stem) &&
            forms_of_stem(plan->index->forms, stem).n)
            add(plan, word, stem, STR(""));
    }
    /* Of the word that is meant first only: « bois » and « but » are both of boire. */
    for (size_t i = 0; i < found.n; i++)
        if (str_equal(stem_of(&room, inflections, found.lemmas[i]), word->stem))
            add_others(plan, word, found.lemmas[i]);
}
