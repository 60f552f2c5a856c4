/* Matching against a reference: thousands of random documents, weighed and filtered by
 * hand. */
#include <math.h>
#include <stdlib.h>

#include "tests/unit/xapian-c/fixture.h"

enum { N_IDS = 6000, N_TERMS = 3 };

static const char *const terms[N_TERMS] = {"a", "b", "c"};
static const double factors[N_TERMS] = {1, 2.5, 4};
static const double k = 20;

/** What the index contains: whether each document is there, and the wdf of each term in
 *  it; 0: it does not have the term. */
struct model {
    uint32_t wdf[N_IDS + 1][N_TERMS];
    bool has[N_IDS + 1];
};

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/** Fill @p model at random and write it; with gaps between the ids when @p is_sparse. */
static struct xc_database *build(struct model *model, const char *path, bool is_sparse)
{
    static const uint32_t one_in[N_TERMS] = {2, 5, 20};
    struct error err = {0};
    uint32_t seed = 20260407;
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *document = fixture_document("");
    for (uint32_t id = 1; id <= N_IDS; id++) {
        model->has[id] = !is_sparse || next_random(&seed) % 3 == 0;
        if (!model->has[id])
            continue;
        ASSERT_OK(xc_document_clear(document, &err));
        for (size_t t = 0; t < N_TERMS; t++) {
            bool has_term = next_random(&seed) % one_in[t] == 0;
            model->wdf[id][t] = has_term ? 1 + next_random(&seed) % 200 : 0;
            if (has_term)
                ASSERT_OK(xc_document_add_term(document, str_of(terms[t]),
                                               model->wdf[id][t], &err));
        }
        ASSERT_OK(xc_writer_put(writer, id, document, &err));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

static double weight_of(const struct model *model, uint32_t id)
{
    double sum = 0;
    for (size_t t = 0; t < N_TERMS; t++)
        sum += factors[t] * model->wdf[id][t] / (model->wdf[id][t] + k);
    return sum;
}

static int heaviest_first(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x < y) - (x > y);
}

/** The weights of all documents that have one of the terms that @p keep keeps, the
 *  greatest first. */
static size_t reference(double weights[N_IDS], const struct model *model,
                        bool (*keep)(uint32_t, void *))
{
    size_t n = 0;
    for (uint32_t id = 1; id <= N_IDS; id++)
        if (model->has[id] && weight_of(model, id) > 0 && (!keep || keep(id, NULL)))
            weights[n++] = weight_of(model, id);
    qsort(weights, n, sizeof *weights, heaviest_first);
    return n;
}

static struct xc_enquire *ask_for_any(const struct xc_database *db)
{
    struct error err = {0};
    struct xc_query *parts[N_TERMS] = {NULL};
    for (size_t t = 0; t < N_TERMS; t++) {
        XC_AUTO_QUERY *term = fixture_term(terms[t]);
        ASSERT_OK(xc_query_scale(&parts[t], term, factors[t], &err));
    }
    XC_AUTO_QUERY *query = NULL;
    ASSERT_OK(xc_query_combine(&query, XC_OR, (const struct xc_query *const *)parts,
                               N_TERMS, &err));
    for (size_t t = 0; t < N_TERMS; t++)
        xc_query_free(parts[t]);
    struct xc_enquire *enquire = NULL;
    const struct xc_weighting weighting = {.scheme = XC_WEIGHT_SATURATION,
                                           .saturation_k = k};
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    ASSERT_OK(xc_enquire_set_query(enquire, query, &err));
    ASSERT_OK(xc_enquire_set_weighting(enquire, &weighting, &err));
    return enquire;
}

/** Check that the hits are the best of the reference, each with its own weight. */
static void check_hits(const struct xc_hit *hits, size_t n, const struct model *model,
                       const double *weights)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(fabs(hits[i].weight - weights[i]) < 1e-9);
        assert_true(fabs(hits[i].weight - weight_of(model, hits[i].docid)) < 1e-9);
    }
}

struct seen {
    const struct model *model;
    size_t n;
    unsigned times[N_IDS + 1];
};

static void note_match(uint32_t docid, double weight, void *context)
{
    struct seen *seen = context;
    assert_true(fabs(weight - weight_of(seen->model, docid)) < 1e-9);
    seen->times[docid]++;
    seen->n++;
}

static void the_best_are_found_without_seeing_all(void **state)
{
    struct error err = {0};
    static struct model model;
    static double weights[N_IDS];
    static struct seen seen;
    XC_AUTO_DATABASE *db = build(&model, fixture_path(state, "index"), false);
    size_t n = reference(weights, &model, NULL);
    XC_AUTO_ENQUIRE *enquire = ask_for_any(db);

    seen = (struct seen){.model = &model};
    const struct xc_request request = {.max = 10, .see = note_match, .context = &seen};
    struct xc_hit hits[10];
    struct xc_answer answer;
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &request, &err));
    assert_int_equal(10, answer.n_hits);
    check_hits(hits, 10, &model, weights);
    assert_in_range(seen.n, 10, n / 2);
    assert_in_range(n, answer.lower, answer.upper);
    assert_in_range(answer.estimated, answer.lower, answer.upper);
    assert_true(fabs(answer.max_attained - weights[0]) < 1e-9);
    assert_true(answer.max_possible >= weights[0]);
    assert_true(answer.max_possible <= 1 + 2.5 + 4);
}

static void all_are_seen_and_counted_when_asked_for(void **state)
{
    struct error err = {0};
    static struct model model;
    static double weights[N_IDS];
    static struct seen seen;
    XC_AUTO_DATABASE *db = build(&model, fixture_path(state, "index"), true);
    size_t n = reference(weights, &model, NULL);
    XC_AUTO_ENQUIRE *enquire = ask_for_any(db);
    static const uint32_t maxima[] = {0, 10, N_IDS, UINT32_MAX};
    static struct xc_hit hits[N_IDS];
    for (size_t m = 0; m < COUNT_OF(maxima); m++) {
        seen = (struct seen){.model = &model};
        const struct xc_request request = {.max = maxima[m],
                                           .at_least = UINT32_MAX,
                                           .see = note_match,
                                           .context = &seen};
        struct xc_answer answer;
        ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &request, &err));
        assert_int_equal(n < maxima[m] ? n : maxima[m], answer.n_hits);
        check_hits(hits, answer.n_hits, &model, weights);
        assert_int_equal(n, answer.lower);
        assert_int_equal(n, answer.estimated);
        assert_int_equal(n, answer.upper);
        assert_int_equal(n, seen.n);
        for (uint32_t id = 1; id <= N_IDS; id++)
            assert_int_equal(model.has[id] && weight_of(&model, id) > 0, seen.times[id]);
    }
}

static bool is_third(uint32_t docid, void *context)
{
    (void)context;
    return docid % 3 == 0;
}

static void what_is_not_kept_is_neither_a_hit_nor_seen(void **state)
{
    struct error err = {0};
    static struct model model;
    static double weights[N_IDS];
    static struct seen seen;
    XC_AUTO_DATABASE *db = build(&model, fixture_path(state, "index"), false);
    size_t n = reference(weights, &model, is_third);
    XC_AUTO_ENQUIRE *enquire = ask_for_any(db);
    seen = (struct seen){.model = &model};
    const struct xc_request request = {.max = 100,
                                       .at_least = UINT32_MAX,
                                       .keep = is_third,
                                       .see = note_match,
                                       .context = &seen};
    struct xc_hit hits[100];
    struct xc_answer answer;
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &request, &err));
    assert_int_equal(100, answer.n_hits);
    check_hits(hits, 100, &model, weights);
    assert_int_equal(n, answer.lower);
    assert_int_equal(n, answer.upper);
    assert_int_equal(n, seen.n);

    /* The callbacks of one match are forgotten by the next. */
    const struct xc_request bare = {.max = 1};
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &bare, &err));
    assert_int_equal(n, seen.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_best_are_found_without_seeing_all),
        TEST(all_are_seen_and_counted_when_asked_for),
        TEST(what_is_not_kept_is_neither_a_hit_nor_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
