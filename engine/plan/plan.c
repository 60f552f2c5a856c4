/* Finds the documents and the information of a plan's words and phrases. */
#include "engine/plan/plan.h"

#include <math.h>
#include <string.h>

#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"
#include "engine/store/flat/form_marks.h"
#include "engine/store/schema.h"
#include "text/analyse.h"

void plan_release(struct plan *plan)
{
    evaluation_free(plan->evaluation);
    plan->evaluation = NULL;
}

void plan_ignore(struct plan *plan, struct str text)
{
    if (plan->ignored.n < COUNT_OF(plan->ignored.at))
        plan->ignored.at[plan->ignored.n++] = arena_str(plan->arena, text);
}

void plan_add_alternative(struct plan *plan, struct plan_word *word,
                          const struct plan_alternative *alternative)
{
    struct plan_alternative *all =
        arena_array(plan->arena, word->n_alternatives + 1, sizeof *all);
    if (word->n_alternatives)
        memcpy(all, word->alternatives, word->n_alternatives * sizeof *all);
    struct plan_alternative *added = &all[word->n_alternatives++];
    *added = *alternative;
    added->stem = arena_str(plan->arena, alternative->stem);
    added->folded = arena_str(plan->arena, alternative->folded);
    word->alternatives = all;
}

bool plan_has_stem(const struct plan_word *word, struct str stem)
{
    bool is_found = str_equal(word->stem, stem);
    for (size_t i = 0; i < word->n_alternatives; i++)
        is_found = is_found || str_equal(word->alternatives[i].stem, stem);
    return is_found;
}

double plan_information(const struct index *index, uint64_t n_documents)
{
    double n = index->columns.n, df = (double)n_documents;
    return log(1 + (n - df + 0.5) / (df + 0.5));
}

/** The family of terms to look in: those of the field, exact terms or stems. */
static enum family family_of(enum query_field field, bool exact)
{
    if (field == QUERY_TITLE)
        return exact ? FAMILY_TITLE_EXACT : FAMILY_TITLE_STEM;
    return exact ? FAMILY_EXACT : FAMILY_STEM;
}

struct set *plan_stem(const struct plan *plan, enum query_field field, struct str stem)
{
    return set_term(plan->arena, family_of(field, false), stem);
}

/**
 * Keep of the word's documents those that write it with the same accents, for strict
 * mode. Terms have no accents, so the stored words are read.
 */
static void keep_written(struct plan *plan, struct plan_word *word)
{
    const struct forms *forms = plan->index->forms;
    struct form_numbers numbers = forms_of_folded(forms, word->folded);
    struct form_marks marks = form_marks_new(plan->arena);
    size_t n = 0;
    for (size_t i = 0; i < numbers.n; i++) {
        if (!str_equal(forms_at(forms, numbers.at[i]).written, word->written))
            continue;
        form_marks_put(&marks, numbers.at[i], 0, true);
        n++;
    }
    /* Every form is written the same, hence every document too. */
    if (n == numbers.n)
        return;
    struct doc_list docs = doc_set_list(plan_docs(plan, word->set), plan->arena);
    if (phrase_match(&docs, plan->index, &marks, 1, word->field, &plan->words_to_read))
        word->set = set_listed(plan->arena, docs);
    else
        plan_ignore(plan, word->written);
}

static struct set *alternative_set(const struct plan *plan, const struct plan_word *word,
                                   const struct plan_alternative *other)
{
    if (other->stem.n)
        return plan_stem(plan, word->field, other->stem);
    return set_term(plan->arena, family_of(word->field, true), other->folded);
}

/**
 * The documents that have the word, which are @p typed, or one of its forms or synonyms.
 */
static struct set *any_way(const struct plan *plan, const struct plan_word *word,
                           struct set *typed)
{
    struct set_parts ways = {.n = 0};
    set_parts_add(&ways, typed, plan->arena);
    for (size_t i = 0; i < word->n_alternatives; i++)
        set_parts_add(&ways, alternative_set(plan, word, &word->alternatives[i]),
                      plan->arena);
    for (size_t i = 0; i < word->n_synonyms; i++)
        set_parts_add(&ways, word->synonyms[i]->set, plan->arena);
    return set_any(plan->arena, ways.at, ways.n);
}

/** The documents that say the word, and those that are about what it names. */
static struct set *said_or_about(const struct plan *plan, const struct plan_word *word)
{
    struct set_parts ways = {.n = 0};
    set_parts_add(&ways, word->said, plan->arena);
    for (size_t i = 0; i < word->n_abouts; i++)
        set_parts_add(&ways, word->abouts[i]->set, plan->arena);
    return set_any(plan->arena, ways.at, ways.n);
}

/** Say the word's documents as far as terms tell. */
static void read_word(const struct plan *plan, struct plan_word *word)
{
    if (word->field == QUERY_AUTHOR || plan->mode == MODE_STRICT) {
        enum family family =
            word->field == QUERY_AUTHOR ? FAMILY_AUTHOR : family_of(word->field, true);
        word->set = set_term(plan->arena, family, word->folded);
        return;
    }
    struct set *typed = plan_stem(plan, word->field, word->stem);
    word->n_typed = doc_set_count(plan_docs(plan, typed));
    word->said = any_way(plan, word, typed);
    word->set = said_or_about(plan, word);
}

/** Find the word's documents, and set its document frequency and information. */
static void inform(const struct plan *plan, struct plan_word *word)
{
    word->docs = plan_docs(plan, word->set);
    word->n_documents = doc_set_count(word->docs);
    word->information =
        plan_information(plan->index, word->n_typed ? word->n_typed : word->n_documents);
    word->held_information = word->n_abouts
                                 ? plan_information(plan->index, word->n_documents)
                                 : word->information;
}

void plan_find_word(struct plan *plan, struct plan_word *word)
{
    read_word(plan, word);
    if (plan->mode == MODE_STRICT && word->field != QUERY_AUTHOR)
        keep_written(plan, word);
    inform(plan, word);
}

void plan_count_word(const struct plan *plan, struct plan_word *word)
{
    enum family family = family_of(word->field, false);
    word->n_documents = store_frequency(plan->store, family, word->stem);
    word->information = plan_information(plan->index, word->n_documents);
    word->held_information = word->information;
}

/**
 * The documents that have all the stems, in any order. Stop words beside others are left
 * out: most documents have them, and comparing the order of the words finds them anyway.
 */
static struct set *all_stems(const struct plan *plan, const struct str *stems,
                             const bool *stops, size_t n, enum query_field field)
{
    bool only_stops = true;
    for (size_t i = 0; i < n; i++)
        only_stops = only_stops && stops[i];
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < n; i++)
        if (!stops[i] || only_stops)
            set_parts_add(&parts, plan_stem(plan, field, stems[i]), plan->arena);
    return parts.n ? set_all(plan->arena, parts.at, parts.n) : set_none(plan->arena);
}

struct set *plan_find_stems(struct plan *plan, const struct str *stems, const bool *stops,
                            size_t n, enum query_field field)
{
    struct set *set = all_stems(plan, stems, stops, n, field);
    if (n < 2 || doc_set_is_empty(plan_docs(plan, set)))
        return set;
    struct form_marks marks = form_marks_new(plan->arena);
    for (size_t i = 0; i < n; i++)
        form_marks_put_stem(&marks, plan->index->forms, stems[i], STR(""), (unsigned)i);
    struct doc_list docs = doc_set_list(plan_docs(plan, set), plan->arena);
    bool sufficed =
        phrase_match(&docs, plan->index, &marks, n, field, &plan->words_to_read);
    return sufficed ? set_listed(plan->arena, docs) : set_none(plan->arena);
}

/**
 * Find the documents that have all the words of the phrase. Stop words beside others are
 * left out: most documents have them, and comparing the order of the words finds them
 * anyway.
 */
static void find_candidates(struct plan *plan, struct plan_node *node)
{
    bool only_stops = true;
    for (size_t i = 0; i < node->n_words; i++)
        only_stops = only_stops && node->words[i].is_stop;
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < node->n_words; i++) {
        struct plan_word *word = &node->words[i];
        if (word->is_stop && !only_stops) {
            plan_count_word(plan, word);
            continue;
        }
        if (node->n_words == 1)
            plan_find_word(plan, word);
        else
            read_word(plan, word);
        inform(plan, word);
        set_parts_add(&parts, word->set, plan->arena);
    }
    node->set = set_all(plan->arena, parts.at, parts.n);
}

void plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text)
{
    find_candidates(plan, node);
    if (node->n_words == 1)
        return;
    struct form_marks marks = form_marks_new(plan->arena);
    for (size_t i = 0; i < node->n_words; i++)
        plan_mark_word(&marks, plan, &node->words[i], (unsigned)i);
    struct doc_list docs = doc_set_list(plan_docs(plan, node->set), plan->arena);
    if (phrase_match(&docs, plan->index, &marks, node->n_words, node->words->field,
                     &plan->words_to_read))
        node->set = set_listed(plan->arena, docs);
    else
        plan_ignore(plan, text);
}

static void mark_forms(struct form_marks *marks, struct form_numbers forms,
                       unsigned number)
{
    for (size_t i = 0; i < forms.n; i++)
        form_marks_put(marks, forms.at[i], number, false);
}

bool plan_is_accented(const struct plan_word *word)
{
    return !str_equal(word->written, word->folded);
}

/** Mark the forms that have the accents of the word, if it was typed with any. */
static void mark_accented(struct form_marks *marks, const struct forms *forms,
                          const struct plan_word *word, unsigned number)
{
    struct form_numbers numbers = {NULL, 0};
    if (plan_is_accented(word))
        numbers = forms_of_folded(forms, word->folded);
    for (size_t i = 0; i < numbers.n; i++)
        if (str_equal(forms_at(forms, numbers.at[i]).written, word->written))
            form_marks_put_accented(marks, numbers.at[i], number);
}

void plan_mark_word(struct form_marks *marks, const struct plan *plan,
                    const struct plan_word *word, unsigned number)
{
    const struct forms *forms = plan->index->forms;
    for (size_t i = 0; i < word->n_expansions; i++) {
        struct form_numbers numbers = forms_of_folded(forms, word->expansions[i]);
        for (size_t j = 0; j < numbers.n; j++)
            form_marks_put(marks, numbers.at[j], number, true);
    }
    if (word->is_prefix)
        return;
    if (plan->mode == MODE_STRICT) {
        struct form_numbers numbers = forms_of_folded(forms, word->folded);
        for (size_t i = 0; i < numbers.n; i++)
            if (str_equal(forms_at(forms, numbers.at[i]).written, word->written))
                form_marks_put(marks, numbers.at[i], number, true);
        return;
    }
    form_marks_put_stem(marks, forms, word->stem, word->folded, number);
    mark_accented(marks, forms, word, number);
    for (size_t i = 0; i < word->n_alternatives; i++) {
        const struct plan_alternative *other = &word->alternatives[i];
        if (other->stem.n)
            form_marks_put_stem(marks, forms, other->stem, other->folded, number);
        else
            mark_forms(marks, forms_of_folded(forms, other->folded), number);
    }
}
