/* Corrects words that neither French nor the index has by the words that they may be
 * misspellings of (decision 0007). */
#include "base/memory.h"
#include "engine/plan/plan_parts.h"
#include "engine/words/spelling.h"
#include "engine/words/synonyms.h"
#include "text/analyse.h"
#include "text/inflection/inflections.h"

/** The words of one node of the query. */
struct spelt {
    struct plan *plan;
    struct plan_word *words;
    const bool *capitals;
    size_t n;
    /* Every word is in capitals, which then tell nothing. */
    bool all_capitals;
};

/**
 * The number of documents that have the word as typed, plus those of its other forms. A
 * common stem proves nothing: « préais » has the stem of « pré ».
 */
static uint32_t count_exact(const struct plan *plan, const struct plan_word *word)
{
    const struct spelling *spelling = plan->index->spelling;
    uint32_t n = spelling_documents(spelling, word->folded);
    for (size_t i = 0; i < word->n_alternatives; i++)
        n += spelling_documents(spelling, word->alternatives[i].folded);
    return n;
}

/** The acronym or name of the vocabulary that is @p stem alone; NULL for none. */
static const struct synonym *name_of(const struct plan *plan, struct str stem)
{
    static const bool in_capitals = true;
    struct synonym_words said = {&stem, &in_capitals, 1};
    return synonyms_find(plan->index->synonyms, &said, 0, NULL);
}

/**
 * Tell in named[i] whether word i is part of an acronym, name or long form of the
 * vocabulary. Such a word is not corrected.
 */
static void find_names(bool *named, const struct spelt *spelt)
{
    struct str stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < spelt->n; i++) {
        stems[i] = spelt->words[i].stem;
        named[i] = false;
    }
    struct synonym_words said = {stems, spelt->capitals, spelt->n};
    for (size_t i = 0; i < spelt->n; i++) {
        const struct synonym *name =
            synonyms_find(spelt->plan->index->synonyms, &said, i, NULL);
        for (size_t j = 0; name && j < name->n_from; j++)
            named[i + j] = true;
    }
    plan_mark_names(named, spelt->plan, spelt->words, spelt->n);
}

/** Put the acronyms before the rest, for a word in capitals is meant to be one. */
static void put_acronyms_first(struct spelling_candidate *candidates, size_t n,
                               const struct plan *plan)
{
    size_t n_acronyms = 0;
    for (size_t i = 0; i < n; i++) {
        struct spelling_candidate candidate = candidates[i];
        if (!name_of(plan, forms_at(plan->index->forms, candidate.form).stem))
            continue;
        for (size_t j = i; j > n_acronyms; j--)
            candidates[j] = candidates[j - 1];
        candidates[n_acronyms++] = candidate;
    }
}

/** The form as it is shown to the reader: an acronym as the vocabulary writes it. */
static struct str shown(const struct plan *plan, struct form form)
{
    const struct synonym *name = name_of(plan, form.stem);
    return name && name->n_from == 1 ? name->from_text : form.written;
}

/** Add a correction to the plan, if it has room. */
static void remember(struct plan *plan, const struct plan_word *word, struct str meant,
                     bool is_rare)
{
    if (plan->n_corrections < COUNT_OF(plan->corrections))
        plan->corrections[plan->n_corrections++] = (struct plan_correction){
            (size_t)(word - plan->words), word->typed, meant, is_rare};
}

/** Whether another form of the word has the stem already. */
static bool has_stem(const struct plan_word *word, struct str stem)
{
    for (size_t i = 0; i < word->n_alternatives; i++)
        if (str_equal(word->alternatives[i].stem, stem))
            return true;
    return false;
}

/**
 * Give the word its corrections as other forms, each with less weight than the one
 * before. The first one is proposed to the reader.
 */
static void give(struct plan *plan, struct plan_word *word,
                 const struct spelling_candidate *candidates, size_t n)
{
    const struct tuning *tuning = &plan->index->tuning;
    double weight = tuning->spelling_weight;
    double room = tuning->spelling_forms;
    for (size_t i = 0; i < n && room >= 1; i++) {
        struct form form = forms_at(plan->index->forms, candidates[i].form);
        if (!form.stem.n || has_stem(word, form.stem))
            continue;
        if (room >= tuning->spelling_forms)
            remember(plan, word, shown(plan, form), false);
        plan_add_alternative(plan, word,
                             &(struct plan_alternative){.stem = form.stem,
                                                        .folded = form.folded,
                                                        .weight = weight,
                                                        .reason = REASON_SPELLING});
        plan_tell_expanded(plan, word->written, shown(plan, form));
        weight *= tuning->spelling_decay;
        room--;
    }
}

/**
 * Make the word the stop word that it was meant to be: « comemnt » weighs no more than
 * « comment ».
 */
static void become_stop(struct plan *plan, struct plan_word *word, struct form form)
{
    remember(plan, word, form.written, false);
    plan_tell_expanded(plan, word->written, form.written);
    word->folded = form.folded;
    word->stem = form.stem;
    word->is_stop = true;
}

/**
 * If the likeliest candidate is a stop word, but not clearly so, put the likeliest other
 * word before it.
 */
static void put_stops_last(struct spelling_candidate *candidates, size_t n,
                           const struct plan *plan)
{
    const struct forms *forms = plan->index->forms;
    for (size_t i = 1; i < n; i++) {
        struct spelling_candidate candidate = candidates[i];
        if (!forms_at(forms, candidates[0].form).is_stop ||
            candidate.cost >
                candidates[0].cost + plan->index->tuning.spelling_stop_margin)
            return;
        if (forms_at(forms, candidate.form).is_stop)
            continue;
        for (size_t j = i; j > 0; j--)
            candidates[j] = candidates[j - 1];
        candidates[0] = candidate;
    }
}

/**
 * Correct « validationdes » to « validation des », if a document has that phrase.
 *
 * @return false when none does.
 */
static bool try_split(struct plan *plan, struct plan_word *word,
                      const struct spelling_split *split)
{
    struct str *stems = arena_array(plan->arena, 2, sizeof *stems);
    bool *stops = arena_array(plan->arena, 2, sizeof *stops);
    AUTO_BUF meant = BUF_INIT(4 * TERM_MAX_BYTES + 1);
    for (size_t i = 0; i < 2; i++) {
        struct form form = forms_at(plan->index->forms, split->parts[i].form);
        stems[i] = form.stem;
        stops[i] = form.is_stop;
        buf_printf(&meant, "%s%.*s", i ? " " : "", STR_ARG(form.written));
    }
    struct set *set = plan_find_stems(plan, stems, stops, 2, word->field);
    if (doc_set_is_empty(plan_docs(plan, set)))
        return false;
    struct plan_synonym *synonym = arena_alloc(plan->arena, sizeof *synonym);
    *synonym = (struct plan_synonym){.from = word->written,
                                     .to = arena_str(plan->arena, buf_str(&meant)),
                                     .stems = stems,
                                     .stops = stops,
                                     .n = 2,
                                     .set = set,
                                     .docs = set->docs,
                                     .weight = plan->index->tuning.spelling_weight};
    remember(plan, word, synonym->to, false);
    plan_add_synonym(plan, word, synonym);
    plan_tell_expanded(plan, synonym->from, synonym->to);
    return true;
}

/** Correct word @p i by the likeliest of the @p n candidates. */
static void choose(const struct spelt *spelt, size_t i,
                   struct spelling_candidate *candidates, size_t n)
{
    struct plan *plan = spelt->plan;
    struct plan_word *word = &spelt->words[i];
    if (spelt->capitals[i] && !spelt->all_capitals)
        put_acronyms_first(candidates, n, plan);
    put_stops_last(candidates, n, plan);
    struct form likeliest = forms_at(plan->index->forms, candidates[0].form);
    /* It is another ending of a word that the index has, which its stem finds. */
    if (str_equal(likeliest.stem, word->stem))
        return;
    if (likeliest.is_stop) {
        become_stop(plan, word, likeliest);
        return;
    }
    word->stem = word->folded;
    give(plan, word, candidates, n);
}

/**
 * Correct word @p i: split it in two or take the nearest words, whichever is likelier.
 */
static void correct(const struct spelt *spelt, size_t i)
{
    struct plan *plan = spelt->plan;
    const struct index *index = plan->index;
    struct plan_word *word = &spelt->words[i];
    struct spelling_candidate candidates[SPELLING_CANDIDATES_MAX];
    size_t n =
        spelling_find(candidates, index->spelling, &index->tuning, word->folded, 2);
    struct spelling_split split;
    if (spelling_split(&split, index->spelling, &index->tuning, word->folded) &&
        (!n || split.cost < candidates[0].cost) && try_split(plan, word, &split))
        return;
    if (n)
        choose(spelt, i, candidates, n);
}

/** Whether the word is one of French, or one of the index in its singular or plural. Such
 *  a word was meant as it was typed. */
static bool is_word(const struct plan *plan, const struct plan_word *word)
{
    const struct inflections *inflections =
        vocabulary_inflections(plan->index->vocabulary);
    struct inflected found;
    char plural[TERM_MAX_BYTES + 1];
    struct str folded = word->folded;
    if (inflections && inflections_find(&found, inflections, folded))
        return true;
    if (!inflections || folded.n + 1 > sizeof plural)
        return false;
    if (str_ends_with(folded, STR("s")) &&
        spelling_documents(plan->index->spelling, (struct str){folded.at, folded.n - 1}) >
            0)
        return true;
    memcpy(plural, folded.at, folded.n);
    plural[folded.n] = 's';
    return spelling_documents(plan->index->spelling, (struct str){plural, folded.n + 1}) >
           0;
}

/** The fewest letters of a word that is doubted although the index has it. */
#define DOUBTED_MIN 5

/**
 * Propose another word instead of word @p i, if hardly any document has it and very many
 * have a word that is one error away.
 */
static void doubt(const struct spelt *spelt, size_t i, uint32_t n_documents)
{
    struct plan *plan = spelt->plan;
    const struct tuning *tuning = &plan->index->tuning;
    struct plan_word *word = &spelt->words[i];
    double rare = 1 + tuning->spelling_rare_share * plan->index->columns.n;
    if (word->folded.n < DOUBTED_MIN || n_documents > rare)
        return;
    struct spelling_candidate near[SPELLING_CANDIDATES_MAX];
    if (!spelling_find(near, plan->index->spelling, tuning, word->folded, 1) ||
        near[0].errors > 1 ||
        near[0].n_documents < tuning->spelling_rare_ratio * n_documents)
        return;
    struct form form = forms_at(plan->index->forms, near[0].form);
    if (!form.is_stop && !str_equal(form.stem, word->stem))
        remember(plan, word, shown(plan, form), true);
}

struct str plan_meant_stem(const struct plan_word *word)
{
    for (size_t i = 0; i < word->n_alternatives; i++)
        if (word->alternatives[i].reason == REASON_SPELLING)
            return word->alternatives[i].stem;
    return word->stem;
}

void plan_spell(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals)
{
    struct spelt spelt = {plan, words, capitals, n, true};
    for (size_t i = 0; i < n; i++)
        spelt.all_capitals = spelt.all_capitals && capitals[i];
    bool named[PLAN_WORDS_MAX];
    find_names(named, &spelt);
    for (size_t i = 0; i < n; i++) {
        if (words[i].is_stop || named[i])
            continue;
        uint32_t n_documents = count_exact(plan, &words[i]);
        if (n_documents)
            doubt(&spelt, i, n_documents);
        else if (!is_word(plan, &words[i]))
            correct(&spelt, i);
        else
            words[i].is_missing = !forms_of_stem(plan->index->forms, words[i].stem).n;
    }
}
