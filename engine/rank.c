/* The first pass: every word's stems and exact terms, title apart, weighed by Xapian over impact weights. */
#include "engine/rank.h"

#include <math.h>
#include <stdlib.h>

#include "engine/rank_likely.h"
#include "engine/rank_parts.h"
#include "xapian-c/enquire.h"
#include "xapian-c/query.h"

/* RELEVANCE recipe, step 9: a word's score is that of its stem and of its exact form, each BM25 of all + BM25 of the
 * title, weighed by the tuning. */
const struct rank_family rank_families[RANK_FAMILIES] = {
    {FAMILY_STEM, false, false},
    {FAMILY_EXACT, true, false},
    {FAMILY_TITLE_STEM, false, true},
    {FAMILY_TITLE_EXACT, true, true},
};

double rank_family_weight(const struct tuning *tuning, size_t i)
{
    double k1 = rank_families[i].is_title ? tuning->impact_title_k1 : tuning->impact_k1;
    double weight =
        rank_families[i].is_exact ? tuning->exact_weight : tuning->stem_weight;
    return (k1 + 1) * weight * (rank_families[i].is_title ? tuning->title_weight : 1);
}

/** Queries collected for one combination. */
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

/** Add term × its own rarity × factor; a term that no document has adds nothing. */
static enum status add_term(struct queries *queries, const struct plan *plan,
                            struct str term, double factor, struct error *err)
{
    uint32_t df = 0;
    enum status st = xc_database_term_documents(&df, plan->db, term, err);
    if (st || !df || queries->n == QUERIES_MAX)
        return st;
    XC_AUTO_QUERY *plain = NULL;
    st = xc_query_term(&plain, term, 1, err);
    struct xc_query *scaled = NULL;
    if (!st)
        st = xc_query_scale(&scaled, plain, factor * plan_information(plan->index, df),
                            err);
    if (!st)
        queries->at[queries->n++] = scaled;
    return st;
}

/** The parts of one word by stem and exact term. @p exact may be empty: a stem only. */
static enum status add_parts(struct queries *queries, const struct plan *plan,
                             struct str stem, struct str exact, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < RANK_FAMILIES; i++) {
        struct str text = rank_families[i].is_exact ? exact : stem;
        if (!text.n)
            continue;
        char term[TERM_BYTES];
        st = add_term(queries, plan, term_make(term, rank_families[i].family, text),
                      rank_family_weight(&plan->index->tuning, i), err);
    }
    return st;
}

/** Add the sum as one alternative of a MAX. Xapian takes an OR within a MAX apart, so that the best term alone would
 *  score: the sum stands behind a scale of its own. */
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

/** Add the documents of @p docs, without weight. */
static enum status add_set(struct queries *queries, const struct plan *plan,
                           const roaring_bitmap_t *docs, struct error *err)
{
    uint64_t n = roaring_bitmap_get_cardinality(docs);
    uint32_t *docids = arena_array(plan->arena, n, sizeof *docids);
    roaring_bitmap_to_uint32_array(docs, docids);
    struct xc_query *set = NULL;
    enum status st = xc_query_id_set(&set, docids, n, err);
    if (!st)
        queries->at[queries->n++] = set;
    return st;
}

/** The word as typed, or another form of it. */
static enum status add_alternative(struct queries *alternatives, const struct plan *plan,
                                   struct str stem, struct str exact, double factor,
                                   struct error *err)
{
    AUTO_QUERIES sum = {.n = 0};
    enum status st = add_parts(&sum, plan, stem, exact, err);
    return st ? st : add_sum(alternatives, &sum, factor, err);
}

/** Its words weigh where they stand as it says them only: those of a long form are common, and mean nothing apart. */
static enum status add_synonym(struct queries *alternatives, const struct plan *plan,
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
            st = add_parts(&sum, plan, synonym->stems[i], STR(""), err);
    double factor = word->weight * synonym->weight / sqrt(n ? (double)n : 1);
    AUTO_QUERIES both = {.n = 0};
    if (!st)
        st = add_sum(&both, &sum, factor, err);
    if (!st)
        st = add_set(&both, plan, synonym->docs, err);
    struct xc_query *whole = NULL;
    if (!st)
        st = combine(&whole, XC_FILTER, &both, err);
    if (!st)
        alternatives->at[alternatives->n++] = whole;
    return st;
}

static enum status add_prefix(struct queries *alternatives, const struct plan *plan,
                              const struct plan_word *word, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < word->n_expansions; i++)
        st = add_alternative(alternatives, plan, STR(""), word->expansions[i],
                             word->weight, err);
    return st;
}

static enum status add_word(struct queries *words, const struct plan *plan,
                            const struct plan_word *word, struct error *err)
{
    AUTO_QUERIES alternatives = {.n = 0};
    enum status st = STATUS_OK;
    if (word->is_prefix)
        st = add_prefix(&alternatives, plan, word, err);
    else
        st = add_alternative(&alternatives, plan, word->stem, word->folded, word->weight,
                             err);
    for (size_t i = 0; !st && i < word->n_alternatives; i++)
        st = add_alternative(&alternatives, plan, word->alternatives[i].stem,
                             word->alternatives[i].folded,
                             word->weight * word->alternatives[i].weight, err);
    for (size_t i = 0; !st && i < word->n_synonyms; i++)
        st = add_synonym(&alternatives, plan, word, word->synonyms[i], err);
    struct xc_query *best = NULL;
    if (!st)
        st = combine(&best, XC_MAX, &alternatives, err);
    if (!st)
        words->at[words->n++] = best;
    return st;
}

static int most_telling_first(const void *a, const void *b)
{
    const struct plan_word *const *x = a, *const *y = b;
    if ((*x)->n_documents != (*y)->n_documents)
        return (*x)->n_documents < (*y)->n_documents ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

/** The words that are ranked by: those in fewest documents, as long as all of them stand in no more than
 *  RANK_DOCUMENTS_MAX places together; always one. */
size_t rank_choose_words(const struct plan_word *out[PLAN_WORDS_MAX],
                         const struct plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].only_exclude && plan->words[i].weight > 0)
            out[n++] = &plan->words[i];
    if (n)
        qsort(out, n, sizeof(struct plan_word *), most_telling_first);
    uint64_t documents = 0;
    for (size_t i = 0; i < n; i++) {
        documents += out[i]->n_documents;
        if (i && documents > RANK_DOCUMENTS_MAX)
            return i;
    }
    return n;
}

/** Everything in @p among, weighed by what it holds of the words. */
static enum status make_query(struct xc_query **out, const struct plan *plan,
                              const struct filtered *among, struct error *err)
{
    AUTO_QUERIES words = {.n = 0};
    enum status st = STATUS_OK;
    const struct plan_word *ranked[PLAN_WORDS_MAX];
    size_t n = rank_choose_words(ranked, plan);
    for (size_t i = 0; !st && i < n; i++)
        st = add_word(&words, plan, ranked[i], err);
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

enum status rank_match(struct xc_hit *hits, size_t *n, const struct xc_database *db,
                       const struct xc_query *query, const struct xc_request *request,
                       struct error *err)
{
    XC_AUTO_ENQUIRE *enquire = NULL;
    enum status st = xc_enquire_new(&enquire, db, err);
    if (!st)
        st = xc_enquire_set_weighting(
            enquire,
            &(struct xc_weighting){.scheme = XC_WEIGHT_SATURATION,
                                   .saturation_k = IMPACT_Q},
            err);
    if (!st)
        st = xc_enquire_set_query(enquire, query, err);
    struct xc_answer answer = {.n_hits = 0};
    if (!st)
        st = xc_enquire_match(&answer, hits, enquire, request, err);
    *n = st ? 0 : answer.n_hits;
    return st;
}

enum status rank_best(struct ranked *out, size_t *n_out, size_t n,
                      const struct plan *plan, const struct filtered *among,
                      struct error *err)
{
    *n_out = 0;
    /* A page beyond the second look is asked for by few: it gets all. */
    struct filtered likely = n <= RANK_SECOND_LOOK ? rank_likely(plan, among) : *among;
    size_t wanted = n > RANK_SECOND_LOOK ? n : RANK_SECOND_LOOK, found = 0;
    struct xc_hit *hits = arena_array(plan->arena, wanted, sizeof *hits);
    struct xc_request request = {.max = (uint32_t)wanted};
    XC_AUTO_QUERY *query = NULL;
    enum status st = make_query(&query, plan, &likely, err);
    if (!st)
        st = rank_match(hits, &found, plan->db, query, &request, err);
    if (st)
        return st;
    struct ranked *ranked = arena_array(plan->arena, found, sizeof *ranked);
    for (size_t i = 0; i < found; i++)
        ranked[i] = (struct ranked){hits[i].docid, hits[i].weight};
    rank_again(ranked, found < RANK_SECOND_LOOK ? found : RANK_SECOND_LOOK, plan);
    *n_out = found < n ? found : n;
    if (*n_out)
        memcpy(out, ranked, *n_out * sizeof *out);
    return STATUS_OK;
}
