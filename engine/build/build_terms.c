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

static void rank_forms(struct build_terms *terms, const struct forms_builder *forms)
{
    uint32_t n = forms_builder_count(forms);
    terms->forms = mem_new_array((size_t)n + 1, sizeof *terms->forms);
    for (uint32_t i = 0; i < n; i++) {
        struct form_terms of_form = forms_builder_terms(forms, i);
        terms->forms[i] = (struct form_ranks){rank_of(terms, of_form.stem),
                                              rank_of(terms, of_form.folded)};
    }
}

struct build_terms build_terms_new(const struct forms_builder *forms)
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
    rank_forms(&terms, forms);
    return terms;
}

void build_terms_free(struct build_terms *terms)
{
    mem_free(terms->ranks);
    mem_free(terms->texts);
    mem_free(terms->forms);
}

struct build_lengths build_lengths_new(const struct build *build)
{
    size_t n = build->n;
    double words = 0, title_words = 0;
    struct build_lengths lengths = {.codes = mem_new_array(n + 1, 1),
                                    .title_codes = mem_new_array(n + 1, 1)};
    for (size_t i = 0; i < n; i++) {
        const struct column_row *row = &build->entries[i].row;
        lengths.codes[i + 1] = length_encode(row->n_words);
        lengths.title_codes[i + 1] = length_encode(row->n_title_words);
        words += row->n_words;
        title_words += row->n_title_words;
    }
    double count = n ? (double)n : 1;
    lengths.of = (struct lists_lengths){lengths.codes, lengths.title_codes, words / count,
                                        title_words / count};
    return lengths;
}

void build_lengths_free(struct build_lengths *lengths)
{
    mem_free(lengths->codes);
    mem_free(lengths->title_codes);
}

struct term_tally term_tally_new(const struct build_terms *terms, uint32_t n_forms)
{
    return (struct term_tally){
        .terms = terms,
        .counts = mem_new_array((size_t)terms->n * FAMILY_COUNT_ + 1, sizeof(uint32_t)),
        .form_counts = mem_new_array((size_t)n_forms + 1, sizeof(uint32_t))};
}

void term_tally_free(struct term_tally *tally)
{
    mem_free(tally->counts);
    mem_free(tally->at);
    mem_free(tally->form_counts);
    mem_free(tally->forms);
}

static void count(struct term_tally *tally, enum family family, uint32_t rank,
                  uint32_t times)
{
    if (rank == BUILD_NO_TERM)
        return;
    uint32_t term = (uint32_t)family * tally->terms->n + rank;
    bool is_new = !tally->counts[term];
    tally->counts[term] += times;
    if (!is_new)
        return;
    MEM_GROW(tally->at, tally->n + 1, tally->room, 4096);
    tally->at[tally->n++] = term;
}

/** Count the forms of a segment: few numbers for many words, the commonest side by side. */
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
static void count_terms(struct term_tally *tally, unsigned segment, uint32_t *form_uses)
{
    for (size_t i = 0; i < tally->n_forms; i++) {
        uint32_t form = tally->forms[i], times = tally->form_counts[form];
        const struct form_ranks *ranks = &tally->terms->forms[form];
        tally->form_counts[form] = 0;
        form_uses[form] += times;
        count(tally, FAMILY_STEM, ranks->stem, times);
        count(tally, FAMILY_EXACT, ranks->folded, times);
        if (segment == SEGMENT_TITLE) {
            count(tally, FAMILY_TITLE_STEM, ranks->stem, times);
            count(tally, FAMILY_TITLE_EXACT, ranks->folded, times);
        } else if (segment == SEGMENT_AUTHOR) {
            count(tally, FAMILY_AUTHOR, ranks->folded, times);
        }
    }
    tally->n_forms = 0;
}

void term_tally_fill(struct term_tally *tally, struct spool_reader *words,
                     uint32_t *form_uses)
{
    for (size_t i = 0; i < tally->n; i++)
        tally->counts[tally->at[i]] = 0;
    tally->n = 0;
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        count_forms(tally, words);
        count_terms(tally, segment, form_uses);
    }
}
