/* Terms that all documents have, in an index whose ids have gaps. When their weight is
 * not wanted, libxapian 1.4.22 takes the index for damaged; the binding avoids that. */
#include "tests/unit/xapian-c/fixture.h"

enum { N = 10000 };

static const struct xc_weighting schemes[] = {
    {.scheme = XC_WEIGHT_BOOL},
    {.scheme = XC_WEIGHT_COORD},
    {XC_WEIGHT_BM25, {0, 0, 0, 0, 0}, 0},
    {.scheme = XC_WEIGHT_SATURATION, .saturation_k = 9},
};

/** An index of documents 3, 6, … 3 N with "tout", and "pair" or "impair". */
static struct xc_database *index_with_gaps(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *even = fixture_document("tout pair");
    XC_AUTO_DOCUMENT *odd = fixture_document("tout impair");
    for (uint32_t i = 1; i <= N; i++)
        ASSERT_OK(xc_writer_put(writer, 3 * i, i % 2 ? odd : even, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

/** Match @p query. Returns the number of matches, which is exact; the best hit goes to @p
 *  best, unless that is NULL. */
static uint32_t total_of(struct xc_hit *best, const struct xc_database *db,
                         const struct xc_query *query,
                         const struct xc_weighting *weighting)
{
    struct error err = {0};
    XC_AUTO_ENQUIRE *enquire = NULL;
    struct xc_answer answer;
    const struct xc_request request = {.max = best ? 1 : 0, .at_least = UINT32_MAX};
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    ASSERT_OK(xc_enquire_set_query(enquire, query, &err));
    ASSERT_OK(xc_enquire_set_weighting(enquire, weighting, &err));
    ASSERT_OK(xc_enquire_match(&answer, best, enquire, &request, &err));
    assert_int_equal(answer.lower, answer.upper);
    return answer.lower;
}

static void every_operator_matches_them_under_every_scheme(void **state)
{
    static const struct {
        enum xc_operator operation;
        uint32_t n;
        const char *first;
        const char *second;
        double factor;
    } cases[] = {
        {XC_AND, N / 2, "tout", "pair", 0},
        {XC_OR, N, "tout", "pair", 0},
        {XC_AND_NOT, N / 2, "tout", "pair", 1},
        {XC_AND_NOT, 0, "pair", "tout", 1},
        {XC_AND_NOT, 0, "tout", "tout", 1},
        {XC_FILTER, N / 2, "pair", "tout", 1},
        {XC_FILTER, N / 2, "tout", "pair", 1},
        {XC_FILTER, N, "tout", "tout", 1},
        {XC_AND_MAYBE, N / 2, "pair", "tout", 0},
        {XC_SYNONYM, N, "tout", "pair", 0},
        {XC_SYNONYM, N, "tout", "pair", 2},
        {XC_MAX, N, "pair", "tout", 0},
        {XC_OR, N, "tout", "tout", 1},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = index_with_gaps(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        XC_AUTO_QUERY *first = fixture_term(cases[i].first);
        XC_AUTO_QUERY *second = fixture_term(cases[i].second);
        XC_AUTO_QUERY *both = NULL;
        XC_AUTO_QUERY *query = NULL;
        ASSERT_OK(xc_query_combine(&both, cases[i].operation,
                                   (const struct xc_query *[]){first, second}, 2, &err));
        ASSERT_OK(xc_query_scale(&query, both, cases[i].factor, &err));
        for (size_t s = 0; s < COUNT_OF(schemes); s++)
            assert_int_equal(cases[i].n, total_of(NULL, db, query, &schemes[s]));
    }
}

static void a_phrase_of_one_such_term_matches_all(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = index_with_gaps(state);
    XC_AUTO_QUERY *term = fixture_term("tout");
    XC_AUTO_QUERY *phrase = NULL;
    ASSERT_OK(xc_query_within(&phrase, XC_PHRASE, (const struct xc_query *[]){term}, 1, 0,
                              &err));
    assert_int_equal(N, total_of(NULL, db, phrase, &schemes[0]));
}

static void their_weight_is_kept_where_it_is_wanted(void **state)
{
    static const double wanted[] = {0, 1, -1, 0.1};
    XC_AUTO_DATABASE *db = index_with_gaps(state);
    XC_AUTO_QUERY *term = fixture_term("tout");
    for (size_t s = 0; s < COUNT_OF(schemes); s++) {
        struct xc_hit best = {0};
        assert_int_equal(N, total_of(&best, db, term, &schemes[s]));
        assert_int_equal(3, best.docid);
        /* BM25 gives the weight of a rare term, which is never 0. */
        assert_true(wanted[s] < 0 ? best.weight > 0 : best.weight == wanted[s]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_operator_matches_them_under_every_scheme),
        TEST(a_phrase_of_one_such_term_matches_all),
        TEST(their_weight_is_kept_where_it_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
