/* Expands a plan's words by the synonyms of the vocabulary: acronyms and their long
 * forms, former names, names of regions, groups of words of the same meaning. */
#include <math.h>

#include "base/memory.h"
#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"
#include "engine/words/set_phrases.h"
#include "engine/words/synonyms.h"

/** Those of @p set that write the acronym @p stem in capitals: « but » is not « BUT ». */
static struct set *in_capitals(struct plan *plan, struct set *set, struct str stem)
{
    struct form_marks marks = form_marks_new(plan->arena);
    form_marks_put_stem(&marks, plan->index->forms, stem, STR(""), 0);
    struct doc_list docs = doc_set_list(plan_docs(plan, set), plan->arena);
    return phrase_match_capitals(&docs, plan->documents, &marks, &plan->words_to_read)
               ? set_listed(plan->arena, docs)
               : set_none(plan->arena);
}

struct set *plan_find_said(struct plan *plan, const struct synonym *synonym,
                           enum query_field field)
{
    struct set *set =
        plan_find_stems(plan, synonym->to, synonym->to_stops, synonym->n_to, field);
    return synonym->to_needs_capitals && synonym->n_to == 1
               ? in_capitals(plan, set, synonym->to[0])
               : set;
}

/** The same, but from the phrases that the index was built with, if it has them. */
static struct set *said(struct plan *plan, const struct synonym *synonym,
                        enum query_field field)
{
    if (field != QUERY_ANYWHERE)
        return plan_find_said(plan, synonym, field);
    if (synonym->phrase == SYNONYM_NO_PHRASE)
        return plan_stem(plan, field, synonym->to[0]);
    const struct doc_set *docs = set_phrases_docs(plan->index->phrases, synonym->phrase);
    return docs ? set_found(plan->arena, docs) : set_none(plan->arena);
}

static double kind_weight(const struct tuning *tuning, enum synonym_kind kind)
{
    switch (kind) {
    case SYNONYM_ACRONYM:
        return tuning->synonym_weight;
    case SYNONYM_VARIANT:
        return tuning->variant_weight;
    case SYNONYM_FORMER:
        return tuning->former_weight;
    case SYNONYM_REGION:
        return tuning->region_weight;
    case SYNONYM_GROUP:
        return tuning->group_weight;
    case SYNONYM_FAMILY:
        return tuning->derived_weight;
    }
    return 0;
}

void plan_add_synonym(struct plan *plan, struct plan_word *word,
                      const struct plan_synonym *synonym)
{
    const struct plan_synonym **all =
        arena_array(plan->arena, word->n_synonyms + 1, sizeof(struct plan_synonym *));
    for (size_t i = 0; i < word->n_synonyms; i++)
        all[i] = word->synonyms[i];
    all[word->n_synonyms++] = synonym;
    word->synonyms = all;
}

/**
 * Give the synonym to the words that are no stop words, or to all if there are only stop
 * words.
 */
static void give_each(struct plan *plan, struct plan_word *words, size_t n,
                      struct plan_synonym *other)
{
    size_t n_telling = 0;
    for (size_t i = 0; i < n; i++)
        n_telling += !words[i].is_stop;
    for (size_t i = 0; i < n; i++)
        if (!words[i].is_stop || !n_telling)
            plan_add_synonym(plan, &words[i], other);
}

static bool is_told(const struct plan *plan, struct str from, struct str to)
{
    for (size_t i = 0; i < plan->n_expanded; i++)
        if (str_equal(plan->expanded[i].from, from) &&
            str_equal(plan->expanded[i].to, to))
            return true;
    return false;
}

/** Whether no synonym that the words have already finds all of @p docs. */
static bool adds_documents(const struct plan_word *words, size_t n,
                           const struct doc_set *docs)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < words[i].n_synonyms; j++)
            if (doc_set_is_within(docs, words[i].synonyms[j]->docs))
                return false;
    return true;
}

void plan_tell_expanded(struct plan *plan, struct str from, struct str to)
{
    if (plan->n_expanded < COUNT_OF(plan->expanded) && !is_told(plan, from, to))
        plan->expanded[plan->n_expanded++] = (struct search_expanded){from, to, false};
}

/**
 * Give @p synonym to the words at @p words that it stands for, if a document has it.
 *
 * @return false when none has, or such synonyms are off.
 */
static bool try_synonym(struct plan *plan, struct plan_word *words,
                        const struct synonym *synonym)
{
    const struct tuning *tuning = &plan->index->tuning;
    double weight = synonym->weight * kind_weight(tuning, synonym->kind);
    if (weight <= 0)
        return false;
    struct set *set = said(plan, synonym, words->field);
    if (doc_set_is_empty(plan_docs(plan, set)))
        return false;
    struct plan_synonym *other = arena_alloc(plan->arena, sizeof *other);
    *other = (struct plan_synonym){.from = synonym->from_text,
                                   .to = synonym->to_text,
                                   .stems = synonym->to,
                                   .stops = synonym->to_stops,
                                   .n = synonym->n_to,
                                   .set = set,
                                   .docs = set->docs,
                                   .weight = weight};
    /* « validation des acquis de l'expérience » is not worth telling once « validation
     * des acquis » was looked for. */
    if (adds_documents(words, synonym->n_from, other->docs))
        plan_tell_expanded(plan, other->from, other->to);
    give_each(plan, words, synonym->n_from, other);
    return true;
}

/**
 * Expand the longest sequence of words at word @p at that has a synonym in the index, by
 * all its synonyms.
 *
 * @return the number of words that it took, 0 for none.
 */
static size_t widen_at(struct plan *plan, struct plan_word *words,
                       const struct synonym_words *said, size_t at)
{
    const struct synonyms *synonyms = plan->index->synonyms;
    size_t n_taken = 0;
    const struct synonym *synonym = synonyms_find(synonyms, said, at, NULL);
    while (synonym && synonym->n_from >= n_taken) {
        if (try_synonym(plan, words + at, synonym))
            n_taken = synonym->n_from;
        synonym = synonyms_find(synonyms, said, at, synonym);
    }
    return n_taken;
}

void plan_widen(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals)
{
    struct str stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        stems[i] = plan_meant_stem(&words[i]);
    struct synonym_words said = {stems, capitals, n};
    for (size_t i = 0, taken; i < n; i += taken ? taken : 1)
        taken = widen_at(plan, words, &said, i);
}

/** Whether the document has a synonym of the word. */
static bool is_said(const struct plan_word *word, uint32_t docid)
{
    for (size_t i = 0; i < word->n_synonyms; i++)
        if (doc_set_has(word->synonyms[i]->docs, docid))
            return true;
    return false;
}

uint32_t plan_said_otherwise(const struct plan *plan, uint32_t docid)
{
    uint32_t said = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        if (is_said(&plan->words[i], docid))
            said |= 1U << i;
    return said;
}
