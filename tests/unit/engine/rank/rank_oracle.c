/* The first pass as Xapian does it: a database that is written from the stored words, and
 * queries with the same weights. */
#include "tests/unit/engine/rank/rank_oracle.h"

#include <math.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "engine/file/length_code.h"
#include "engine/rank/rank_parts.h"
#include "tests/unit/cmocka_all.h"
#include "xapian-c/xapian-c.h"

struct rank_oracle {
    const struct index *index;
    struct xc_database *db;
};

/** The size of a term of the database: its family and its text. */
#define TERM_BYTES (TERM_TEXT_MAX + 4)
static struct str term_make(char to[TERM_BYTES], enum family family, struct str text)
{
    int n = snprintf(to, TERM_BYTES, "%d:%.*s", family,
                     STR_ARG(utf8_head_bytes(text, TERM_TEXT_MAX)));
    return (struct str){to, (size_t)n};
}

/* Writing the database. */

/** Add each term of one family to the document, as often as the words of its segments
 *  have it. */
static void count_terms(struct xc_document *document, const struct index *index,
                        uint32_t docid, const struct rank_family *family)
{
    char *terms[2000];
    uint32_t counts[2000];
    size_t n = 0;
    uint32_t n_words = 0;
    struct token_reader reader = tokens_of(index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        for (struct stored_token token; token_reader_next(&reader, &token);) {
            if (family->is_title && segment != SEGMENT_TITLE)
                continue;
            n_words += !token.is_alternative;
            struct form form = forms_at(index->forms, token.form);
            char bytes[TERM_BYTES];
            struct str term = term_make(bytes, family->family,
                                        family->is_exact ? form.folded : form.stem);
            size_t i = 0;
            while (i < n && strcmp(terms[i], term.at) != 0)
                i++;
            assert_true(i < COUNT_OF(terms));
            if (i == n) {
                terms[n] = mem_copy_string(term.at, term.n);
                counts[n++] = 0;
            }
            counts[i]++;
        }
    }
    const struct columns *columns = &index->columns;
    double mean = family->is_title ? columns->mean_title_words : columns->mean_words;
    struct impact impact =
        family->is_title ? impact_title(&index->tuning) : impact_all(&index->tuning);
    for (size_t i = 0; i < n; i++) {
        uint32_t weight = impact_weight(impact, count_decode(count_encode(counts[i])),
                                        length_decode(length_encode(n_words)), mean);
        assert_int_equal(STATUS_OK,
                         xc_document_add_term(document, str_of(terms[i]), weight, NULL));
        mem_free(terms[i]);
    }
}

struct rank_oracle *rank_oracle_new(const struct index *index, const char *path)
{
    struct rank_oracle *oracle = mem_new(sizeof *oracle);
    oracle->index = index;
    XC_AUTO_WRITER *writer = NULL;
    XC_AUTO_DOCUMENT *document = NULL;
    struct xc_writer_options options = {.mode = XC_WRITER_OVERWRITE, .no_sync = true};
    assert_int_equal(STATUS_OK, xc_writer_open(&writer, path, &options, NULL));
    assert_int_equal(STATUS_OK, xc_document_new(&document, NULL));
    for (uint32_t docid = 1; docid <= index->columns.n; docid++) {
        assert_int_equal(STATUS_OK, xc_document_clear(document, NULL));
        for (size_t i = 0; i < RANK_FAMILIES; i++)
            count_terms(document, index, docid, &rank_families[i]);
        assert_int_equal(STATUS_OK, xc_writer_put(writer, docid, document, NULL));
    }
    assert_int_equal(STATUS_OK, xc_writer_commit(writer, NULL));
    assert_int_equal(STATUS_OK, xc_database_open(&oracle->db, path, NULL));
    return oracle;
}

void rank_oracle_free(struct rank_oracle *oracle)
{
    xc_database_free(oracle->db);
    mem_free(oracle);
}

/* Asking the database. */

/** A plan that the oracle is asked. */
struct asked {
    const struct rank_oracle *oracle;
    const struct plan *plan;
};

/** The most queries that are combined into one. */
#define QUERIES_MAX 128
struct queries {
    struct xc_query *at[QUERIES_MAX];
    size_t n;
};

static void queries_free(struct queries *queries)
{
    for (size_t i = 0; i < queries->n; i++)
        xc_query_free(queries->at[i]);
}
#define AUTO_QUERIES CLEANUP(queries_free) struct queries

static enum status combine(struct xc_query **out, enum xc_operator operation,
                           const struct queries *queries, struct error *err)
{
    const struct xc_query *borrowed[QUERIES_MAX];
    for (size_t i = 0; i < queries->n; i++)
        borrowed[i] = queries->at[i];
    return xc_query_combine(out, operation, borrowed, queries->n, err);
}

/** Add a query of the term, with its own inverse document frequency times @p factor as
 *  its weight. A term that no document has is not added. */
static enum status add_term(struct queries *queries, const struct asked *asked,
                            struct str term, double factor, struct error *err)
{
    uint32_t df = 0;
    enum status st = xc_database_term_documents(&df, asked->oracle->db, term, err);
    if (st || !df || queries->n == QUERIES_MAX)
        return st;
    XC_AUTO_QUERY *plain = NULL;
    st = xc_query_term(&plain, term, 1, err);
    struct xc_query *scaled = NULL;
    if (!st)
        st = xc_query_scale(&scaled, plain,
                            factor * plan_information(asked->plan->index, df), err);
    if (!st)
        queries->at[queries->n++] = scaled;
    return st;
}

/** Add the queries of one word by its stem and by its exact term. With an empty @p exact,
 *  only the stem is asked for. */
static enum status add_parts(struct queries *queries, const struct asked *asked,
                             struct str stem, struct str exact, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < RANK_FAMILIES; i++) {
        struct str text = rank_families[i].is_exact ? exact : stem;
        if (!text.n)
            continue;
        char term[TERM_BYTES];
        st = add_term(queries, asked, term_make(term, rank_families[i].family, text),
                      rank_family_weight(&asked->plan->index->tuning, i), err);
    }
    return st;
}

/** Add the sum as one alternative of a MAX. Xapian flattens an OR inside a MAX, and the
 *  best term alone would score, so the sum is put inside a scaled query. */
static enum status add_sum(struct queries *alternatives, const struct queries *sum,
                           double factor, struct error *err)
{
    XC_AUTO_QUERY *whole = NULL;
    struct xc_query *scaled = NULL;
    enum status st = combine(&whole, XC_OR, sum, err);
    if (!st)
        st = xc_query_scale(&scaled, whole, factor, err);
    if (!st)
        alternatives->at[alternatives->n++] = scaled;
    return st;
}

/** Add the documents of @p docs without a weight. */
static enum status add_set(struct queries *queries, const struct asked *asked,
                           const struct doc_set *docs, struct error *err)
{
    struct doc_list list = doc_set_list(docs, asked->plan->arena);
    struct xc_query *set = NULL;
    enum status st = xc_query_id_set(&set, list.docids, list.n, err);
    if (!st)
        queries->at[queries->n++] = set;
    return st;
}

/** Add the word as it was typed, or another form of it. */
static enum status add_alternative(struct queries *alternatives,
                                   const struct asked *asked, struct str stem,
                                   struct str exact, double factor, struct error *err)
{
    AUTO_QUERIES sum = {.n = 0};
    enum status st = add_parts(&sum, asked, stem, exact, err);
    return st ? st : add_sum(alternatives, &sum, factor, err);
}

/** Add a synonym. Its words only weigh in documents that have all of it as it says,
 *  because the words of a long form are common and mean nothing alone. */
static enum status add_synonym(struct queries *alternatives, const struct asked *asked,
                               const struct plan_word *word,
                               const struct plan_synonym *synonym, struct error *err)
{
    AUTO_QUERIES sum = {.n = 0};
    enum status st = STATUS_OK;
    size_t n = 0;
    for (size_t i = 0; i < synonym->n; i++)
        n += !synonym->stops[i];
    for (size_t i = 0; !st && i < synonym->n; i++)
        if (!synonym->stops[i] || !n)
            st = add_parts(&sum, asked, synonym->stems[i], STR(""), err);
    double factor = word->weight * synonym->weight / sqrt(n ? (double)n : 1);
    AUTO_QUERIES both = {.n = 0};
    if (!st)
        st = add_sum(&both, &sum, factor, err);
    if (!st)
        st = add_set(&both, asked, synonym->docs, err);
    struct xc_query *whole = NULL;
    if (!st)
        st = combine(&whole, XC_FILTER, &both, err);
    if (!st)
        alternatives->at[alternatives->n++] = whole;
    return st;
}

static enum status add_prefix(struct queries *alternatives, const struct asked *asked,
                              const struct plan_word *word, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < word->n_expansions; i++)
        st = add_alternative(alternatives, asked, STR(""), word->expansions[i],
                             word->weight, err);
    return st;
}

static enum status add_word(struct queries *words, const struct asked *asked,
                            const struct plan_word *word, struct error *err)
{
    AUTO_QUERIES alternatives = {.n = 0};
    enum status st = STATUS_OK;
    if (word->is_prefix)
        st = add_prefix(&alternatives, asked, word, err);
    else
        st = add_alternative(&alternatives, asked, word->stem, word->folded, word->weight,
                             err);
    for (size_t i = 0; !st && i < word->n_alternatives; i++)
        st = add_alternative(&alternatives, asked, word->alternatives[i].stem,
                             word->alternatives[i].folded,
                             word->weight * word->alternatives[i].weight, err);
    for (size_t i = 0; !st && i < word->n_synonyms; i++)
        st = add_synonym(&alternatives, asked, word, word->synonyms[i], err);
    struct xc_query *best = NULL;
    if (!st)
        st = combine(&best, XC_MAX, &alternatives, err);
    if (!st)
        words->at[words->n++] = best;
    return st;
}

/** Make the query for the documents in @p among, weighed by the words that they have. */
static enum status make_query(struct xc_query **out, const struct asked *asked,
                              const struct doc_list *among, struct error *err)
{
    AUTO_QUERIES words = {.n = 0};
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < asked->plan->n_words; i++) {
        const struct plan_word *word = &asked->plan->words[i];
        if (!word->only_exclude && word->weight > 0)
            st = add_word(&words, asked, word, err);
    }
    AUTO_QUERIES both = {.n = 0};
    if (!st)
        st = xc_query_id_set(&both.at[0], among->docids, among->n, err);
    if (!st)
        both.n = 1;
    if (!st)
        st = combine(&both.at[1], XC_OR, &words, err);
    if (!st)
        both.n = 2;
    return st ? st : combine(out, XC_AND_MAYBE, &both, err);
}

size_t rank_oracle_best(struct xc_hit *hits, size_t wanted,
                        const struct rank_oracle *oracle, const struct plan *plan,
                        const struct doc_list *among)
{
    struct asked asked = {oracle, plan};
    struct xc_weighting weighting = {.scheme = XC_WEIGHT_SATURATION,
                                     .saturation_k = IMPACT_Q};
    struct xc_request request = {.max = (uint32_t)wanted};
    struct xc_answer answer;
    XC_AUTO_QUERY *query = NULL;
    XC_AUTO_ENQUIRE *enquire = NULL;
    assert_int_equal(STATUS_OK, make_query(&query, &asked, among, NULL));
    assert_int_equal(STATUS_OK, xc_enquire_new(&enquire, oracle->db, NULL));
    assert_int_equal(STATUS_OK, xc_enquire_set_weighting(enquire, &weighting, NULL));
    assert_int_equal(STATUS_OK, xc_enquire_set_query(enquire, query, NULL));
    assert_int_equal(STATUS_OK, xc_enquire_match(&answer, hits, enquire, &request, NULL));
    return answer.n_hits;
}
