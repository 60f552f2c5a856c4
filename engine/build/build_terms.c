/* Ordering the strings; counting a document's words. */
#include "engine/build/build_terms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "engine/file/length_code.h"
#include "engine/record/segment.h"

struct ordered {
    struct str text;
    uint32_t number;
};

static int by_text(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    return str_compare(x->text, y->text);
}

static uint32_t rank_of(const struct build_terms *terms, uint32_t string)
{
    uint32_t rank = terms->ranks[string];
    return terms->texts[rank].n ? rank : BUILD_NO_TERM;
}

/** Whether nothing but the word's writing kept the stemmer from cutting it. */
static bool is_verbatim(const struct forms_builder *forms, struct form_terms form,
                        struct analyser *analyser)
{
    if (form.stem != form.folded)
        return false;
    struct str folded = forms_builder_string(forms, form.folded);
    return !str_equal(analyser_stem(analyser, folded), folded);
}

static void rank_forms(struct build_terms *terms, const struct forms_builder *forms,
                       struct analyser *analyser)
{
    uint32_t n = forms_builder_count(forms);
    terms->forms = mem_new_array((size_t)n + 1, sizeof *terms->forms);
    for (uint32_t i = 0; i < n; i++) {
        struct form_terms of_form = forms_builder_terms(forms, i);
        terms->forms[i] = (struct form_ranks){rank_of(terms, of_form.stem),
                                              rank_of(terms, of_form.folded),
                                              is_verbatim(forms, of_form, analyser)};
    }
}

struct build_terms build_terms_new(const struct forms_builder *forms,
                                   struct analyser *analyser)
{
    uint32_t n = forms_builder_n_strings(forms);
    struct ordered *ordered = mem_new_array((size_t)n + 1, sizeof *ordered);
    for (uint32_t i = 0; i < n; i++)
        ordered[i] = (struct ordered){
            utf8_head_bytes(forms_builder_string(forms, i), TERM_TEXT_MAX), i};
    qsort(ordered, n, sizeof *ordered, by_text);
    struct build_terms terms = {mem_new_array((size_t)n + 1, sizeof(uint32_t)),
                                mem_new_array((size_t)n + 1, sizeof(struct str)), 0,
                                NULL};
    for (uint32_t i = 0; i < n; i++) {
        if (!terms.n || !str_equal(terms.texts[terms.n - 1], ordered[i].text))
            terms.texts[terms.n++] = ordered[i].text;
        terms.ranks[ordered[i].number] = terms.n - 1;
    }
    mem_free(ordered);
    rank_forms(&terms, forms, analyser);
    return terms;
}

void build_terms_free(struct build_terms *terms)
{
    mem_free(terms->ranks);
    mem_free(terms->texts);
    mem_free(terms->forms);
}

struct term_tally term_tally_new(const struct build_terms *terms, uint32_t n_forms)
{
    return (struct term_tally){
        .terms = terms,
        .counts =
            mem_new_array((size_t)terms->n * XAPIAN_WORD_PREFIXES + 1, sizeof(uint32_t)),
        .form_counts = mem_new_array((size_t)n_forms + 1, sizeof(uint32_t))};
}

void term_tally_free(struct term_tally *tally)
{
    mem_free(tally->counts);
    mem_free(tally->at);
    mem_free(tally->form_counts);
    mem_free(tally->forms);
}

static void count(struct term_tally *tally, enum xapian_prefix prefix, uint32_t rank,
                  uint32_t times)
{
    uint32_t term = (uint32_t)prefix * tally->terms->n + rank;
    bool is_new = !tally->counts[term];
    tally->counts[term] += times;
    if (!is_new)
        return;
    MEM_GROW(tally->at, tally->n + 1, tally->room, 4096);
    tally->at[tally->n++] = term;
}

/** Count the forms of a segment. Counting forms before terms touches less memory: the
 *  commonest forms have neighbouring numbers. */
static void count_forms(struct term_tally *tally, struct spool_reader *words)
{
    (void)spool_reader_segment(words);
    for (struct spooled_token token; spool_reader_next(words, &token);) {
        if (tally->form_counts[token.form]++)
            continue;
        MEM_GROW(tally->forms, tally->n_forms + 1, tally->room_forms, 4096);
        tally->forms[tally->n_forms++] = token.form;
    }
}

/** Count the terms of the forms that @p segment has. */
static void count_terms(struct term_tally *tally, unsigned segment)
{
    for (size_t i = 0; i < tally->n_forms; i++) {
        uint32_t form = tally->forms[i], times = tally->form_counts[form];
        const struct form_ranks *ranks = &tally->terms->forms[form];
        tally->form_counts[form] = 0;
        if (ranks->folded == BUILD_NO_TERM)
            continue;
        count(tally, XAPIAN_WORD, ranks->folded, times);
        if (ranks->is_verbatim)
            count(tally, XAPIAN_VERBATIM, ranks->folded, times);
        if (segment == SEGMENT_TITLE) {
            count(tally, XAPIAN_TITLE, ranks->folded, times);
            if (ranks->is_verbatim)
                count(tally, XAPIAN_TITLE_VERBATIM, ranks->folded, times);
        } else if (segment == SEGMENT_AUTHOR) {
            count(tally, XAPIAN_AUTHOR, ranks->folded, times);
        }
    }
    tally->n_forms = 0;
}

static int increasing(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

void term_tally_fill(struct term_tally *tally, struct spool_reader *words)
{
    for (size_t i = 0; i < tally->n; i++)
        tally->counts[tally->at[i]] = 0;
    tally->n = 0;
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        count_forms(tally, words);
        count_terms(tally, segment);
    }
    qsort(tally->at, tally->n, sizeof *tally->at, increasing);
}
