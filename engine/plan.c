/* From the query tree to words with documents. */
#include "engine/plan.h"

#include <math.h>

#include "base/memory.h"
#include "engine/form_marks.h"
#include "engine/phrase.h"
#include "engine/plan_parts.h"
#include "engine/schema.h"
#include "text/analyse.h"
#include "xapian-c/database.h"
#include "xapian-c/postings.h"

#define BATCH 4096

roaring_bitmap_t *plan_own(struct plan *plan, roaring_bitmap_t *docs)
{
    if (plan->n_owned == plan->room_owned) {
        plan->room_owned = plan->room_owned ? plan->room_owned * 2 : 64;
        plan->owned = mem_resize_array(plan->owned, plan->room_owned, sizeof(void *));
    }
    plan->owned[plan->n_owned++] = docs;
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

enum status plan_read_term(roaring_bitmap_t *docs, const struct plan *plan,
                           struct str term, struct error *err)
{
    XC_AUTO_POSTINGS *postings = NULL;
    enum status st = xc_postings_open(&postings, plan->db, term, err);
    uint32_t docids[BATCH];
    for (size_t n = BATCH; !st && n == BATCH;) {
        st = xc_postings_read(&n, docids, NULL, postings, BATCH, err);
        if (!st)
            roaring_bitmap_add_many(docs, n, docids);
    }
    return st;
}

double plan_information(const struct index *index, uint64_t n_documents)
{
    double n = index->columns.n, df = (double)n_documents;
    return log(1 + (n - df + 0.5) / (df + 0.5));
}

/** Add the documents of @p text in the family that @p field searches. */
static enum status read_text(roaring_bitmap_t *docs, const struct plan *plan,
                             enum query_field field, bool exact, struct str text,
                             struct error *err)
{
    enum family family = exact ? FAMILY_EXACT : FAMILY_STEM;
    if (field == QUERY_TITLE)
        family = exact ? FAMILY_TITLE_EXACT : FAMILY_TITLE_STEM;
    char term[TERM_BYTES];
    return plan_read_term(docs, plan, term_make(term, family, text), err);
}

enum status plan_read_stem(roaring_bitmap_t *docs, const struct plan *plan,
                           enum query_field field, struct str stem, struct error *err)
{
    return read_text(docs, plan, field, false, stem, err);
}

/** In strict mode a word stands where it is written so, accents included: only the stored words tell. */
static void keep_written(struct plan *plan, const struct plan_word *word)
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
    /* Where every form is written so, all that was found is. */
    if (n < numbers.n && !phrase_keep(word->docs, plan->index, &marks, 1, word->field,
                                      &plan->words_to_read))
        plan_ignore(plan, word->written);
}

/** The word's documents as far as terms tell. */
static enum status read_word(struct plan *plan, struct plan_word *word, struct error *err)
{
    word->docs = plan_own(plan, roaring_bitmap_create());
    char term[TERM_BYTES];
    if (word->field == QUERY_AUTHOR)
        return plan_read_term(word->docs, plan,
                              term_make(term, FAMILY_AUTHOR, word->folded), err);
    if (plan->mode == MODE_STRICT)
        return read_text(word->docs, plan, word->field, true, word->folded, err);
    enum status st = read_text(word->docs, plan, word->field, false, word->stem, err);
    word->n_typed = roaring_bitmap_get_cardinality(word->docs);
    for (size_t i = 0; !st && i < word->n_alternatives; i++)
        st = read_text(word->docs, plan, word->field, false, word->alternatives[i].stem,
                       err);
    for (size_t i = 0; !st && i < word->n_synonyms; i++)
        roaring_bitmap_or_inplace(word->docs, word->synonyms[i]->docs);
    return st;
}

static void inform(const struct plan *plan, struct plan_word *word)
{
    word->n_documents = roaring_bitmap_get_cardinality(word->docs);
    word->information =
        plan_information(plan->index, word->n_typed ? word->n_typed : word->n_documents);
}

enum status plan_find_word(struct plan *plan, struct plan_word *word, struct error *err)
{
    enum status st = read_word(plan, word, err);
    if (!st && plan->mode == MODE_STRICT && word->field != QUERY_AUTHOR)
        keep_written(plan, word);
    inform(plan, word);
    return st;
}

enum status plan_count_word(const struct plan *plan, struct plan_word *word,
                            struct error *err)
{
    uint32_t df = 0;
    char term[TERM_BYTES];
    enum family family = word->field == QUERY_TITLE ? FAMILY_TITLE_STEM : FAMILY_STEM;
    enum status st = xc_database_term_documents(&df, plan->db,
                                                term_make(term, family, word->stem), err);
    word->n_documents = df;
    word->information = plan_information(plan->index, df);
    return st;
}

/** Intersect @p docs (NULL: all so far) with the documents of @p stem. */
static enum status narrow(roaring_bitmap_t **docs, const struct plan *plan,
                          enum query_field field, struct str stem, struct error *err)
{
    roaring_bitmap_t *found = roaring_bitmap_create();
    enum status st = read_text(found, plan, field, false, stem, err);
    if (!*docs) {
        *docs = found;
        return st;
    }
    roaring_bitmap_and_inplace(*docs, found);
    roaring_bitmap_free(found);
    return st;
}

enum status plan_find_stems(struct plan_synonym *synonym, struct plan *plan,
                            enum query_field field, struct error *err)
{
    struct form_marks marks = form_marks_new(plan->arena);
    roaring_bitmap_t *docs = NULL;
    enum status st = STATUS_OK;
    bool only_stops = true;
    for (size_t i = 0; i < synonym->n; i++)
        only_stops = only_stops && synonym->stops[i];
    for (size_t i = 0; !st && i < synonym->n; i++) {
        /* Stop words are in most documents: the order of the words tells of them. */
        bool is_sought = (!synonym->stops[i] || only_stops) &&
                         !(docs && roaring_bitmap_is_empty(docs));
        if (is_sought)
            st = narrow(&docs, plan, field, synonym->stems[i], err);
        form_marks_put_stem(&marks, plan->index->forms, synonym->stems[i], STR(""),
                            (unsigned)i);
    }
    synonym->docs = plan_own(plan, docs ? docs : roaring_bitmap_create());
    if (!st && synonym->n > 1 &&
        !phrase_keep(synonym->docs, plan->index, &marks, synonym->n, field,
                     &plan->words_to_read))
        roaring_bitmap_clear(synonym->docs);
    return st;
}

/** The documents that have all of the phrase's words, but for stop words beside others: those are in most documents,
 *  and looking at the order of the words finds them anyway. */
static enum status find_candidates(struct plan *plan, struct plan_node *node,
                                   struct error *err)
{
    bool only_stops = true;
    for (size_t i = 0; i < node->n_words; i++)
        only_stops = only_stops && node->words[i].is_stop;
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < node->n_words; i++) {
        struct plan_word *word = &node->words[i];
        if (word->is_stop && !only_stops) {
            st = plan_count_word(plan, word, err);
            continue;
        }
        st = node->n_words == 1 ? plan_find_word(plan, word, err)
                                : read_word(plan, word, err);
        inform(plan, word);
        if (!node->set)
            node->set = plan_own(plan, roaring_bitmap_copy(word->docs));
        else
            roaring_bitmap_and_inplace(node->set, word->docs);
    }
    return st;
}

enum status plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text,
                             struct error *err)
{
    struct form_marks marks = form_marks_new(plan->arena);
    enum status st = find_candidates(plan, node, err);
    for (size_t i = 0; !st && i < node->n_words; i++)
        plan_mark_word(&marks, plan, &node->words[i], (unsigned)i);
    if (!st && node->n_words > 1 &&
        !phrase_keep(node->set, plan->index, &marks, node->n_words, node->words->field,
                     &plan->words_to_read))
        plan_ignore(plan, text);
    return st;
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
