/* Finds the documents and the information of a plan's words and phrases, and owns the
 * bitmaps. */
#include "engine/plan/plan.h"

#include <math.h>

#include "base/memory.h"
#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"
#include "engine/store/flat/form_marks.h"
#include "engine/store/list_set.h"
#include "engine/store/schema.h"
#include "text/analyse.h"

static void own(struct plan *plan, const roaring_bitmap_t *docs)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): the elements are pointers. */
    MEM_GROW(plan->owned, plan->n_owned + 1, plan->room_owned, 64);
    plan->owned[plan->n_owned++] = docs;
}

roaring_bitmap_t *plan_own(struct plan *plan, roaring_bitmap_t *docs)
{
    own(plan, docs);
    return docs;
}

void plan_release(struct plan *plan)
{
    for (size_t i = 0; i < plan->n_owned; i++)
        roaring_bitmap_free(plan->owned[i]);
    mem_free(plan->owned);
    plan->owned = NULL;
    plan->n_owned = plan->room_owned = 0;
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

const roaring_bitmap_t *plan_view_term(struct plan *plan, enum family family,
                                       struct str text)
{
    struct posting_list list = store_list(plan->store, family, text);
    const roaring_bitmap_t *kept = store_set(plan->store, &list);
    const roaring_bitmap_t *docs = kept ? kept : bitmap_of_list(&list, plan->arena);
    own(plan, docs);
    return docs;
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

const roaring_bitmap_t *plan_view_stem(struct plan *plan, enum query_field field,
                                       struct str stem)
{
    return plan_view_term(plan, family_of(field, false), stem);
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
    roaring_bitmap_t *kept = plan_own(plan, roaring_bitmap_copy(word->docs));
    word->docs = kept;
    if (!phrase_match(kept, plan->index, &marks, 1, word->field, &plan->words_to_read))
        plan_ignore(plan, word->written);
}

/**
 * The documents that have the word, which are @p typed, or one of its forms or synonyms.
 */
static const roaring_bitmap_t *any_way(struct plan *plan, const struct plan_word *word,
                                       const roaring_bitmap_t *typed)
{
    size_t n = 1 + word->n_alternatives + word->n_synonyms, at = 0;
    if (n == 1)
        return typed;
    const roaring_bitmap_t **ways =
        arena_array(plan->arena, n, sizeof(const roaring_bitmap_t *));
    ways[at++] = typed;
    for (size_t i = 0; i < word->n_alternatives; i++)
        ways[at++] = plan_view_stem(plan, word->field, word->alternatives[i].stem);
    for (size_t i = 0; i < word->n_synonyms; i++)
        ways[at++] = word->synonyms[i]->docs;
    return plan_own(plan, roaring_bitmap_or_many(n, ways));
}

/** Find the word's documents as far as terms tell. */
static void read_word(struct plan *plan, struct plan_word *word)
{
    if (word->field == QUERY_AUTHOR || plan->mode == MODE_STRICT) {
        enum family family =
            word->field == QUERY_AUTHOR ? FAMILY_AUTHOR : family_of(word->field, true);
        word->docs = plan_view_term(plan, family, word->folded);
        return;
    }
    const roaring_bitmap_t *typed = plan_view_stem(plan, word->field, word->stem);
    word->n_typed = roaring_bitmap_get_cardinality(typed);
    word->docs = any_way(plan, word, typed);
}

/** Set the word's document frequency and information from its documents. */
static void inform(const struct plan *plan, struct plan_word *word)
{
    word->n_documents = roaring_bitmap_get_cardinality(word->docs);
    word->information =
        plan_information(plan->index, word->n_typed ? word->n_typed : word->n_documents);
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
}

/**
 * The documents that have all the stems, in any order. Stop words beside others are left
 * out: most documents have them, and comparing the order of the words finds them anyway.
 */
static roaring_bitmap_t *all_stems(struct plan *plan, const struct str *stems,
                                   const bool *stops, size_t n, enum query_field field)
{
    bool only_stops = true;
    for (size_t i = 0; i < n; i++)
        only_stops = only_stops && stops[i];
    roaring_bitmap_t *docs = NULL;
    for (size_t i = 0; i < n; i++) {
        if ((stops[i] && !only_stops) || (docs && roaring_bitmap_is_empty(docs)))
            continue;
        const roaring_bitmap_t *found = plan_view_stem(plan, field, stems[i]);
        if (docs)
            roaring_bitmap_and_inplace(docs, found);
        else
            docs = roaring_bitmap_copy(found);
    }
    return docs ? docs : roaring_bitmap_create();
}

roaring_bitmap_t *plan_find_stems(struct plan *plan, const struct str *stems,
                                  const bool *stops, size_t n, enum query_field field)
{
    roaring_bitmap_t *docs = plan_own(plan, all_stems(plan, stems, stops, n, field));
    if (n < 2 || roaring_bitmap_is_empty(docs))
        return docs;
    struct form_marks marks = form_marks_new(plan->arena);
    for (size_t i = 0; i < n; i++)
        form_marks_put_stem(&marks, plan->index->forms, stems[i], STR(""), (unsigned)i);
    if (!phrase_match(docs, plan->index, &marks, n, field, &plan->words_to_read))
        roaring_bitmap_clear(docs);
    return docs;
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
        if (!node->set)
            node->set = plan_own(plan, roaring_bitmap_copy(word->docs));
        else
            roaring_bitmap_and_inplace(node->set, word->docs);
    }
}

void plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text)
{
    struct form_marks marks = form_marks_new(plan->arena);
    find_candidates(plan, node);
    for (size_t i = 0; i < node->n_words; i++)
        plan_mark_word(&marks, plan, &node->words[i], (unsigned)i);
    if (node->n_words > 1 && !phrase_match(node->set, plan->index, &marks, node->n_words,
                                           node->words->field, &plan->words_to_read))
        plan_ignore(plan, text);
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
    for (size_t i = 0; i < word->n_alternatives; i++)
        form_marks_put_stem(marks, forms, word->alternatives[i].stem,
                            word->alternatives[i].folded, number);
}
