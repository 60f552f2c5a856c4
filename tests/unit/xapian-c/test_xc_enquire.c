/* Matching: weights, order, cut-off, callbacks, bounds on the total. */
#include <math.h>
#include <stdio.h>

#include "tests/unit/xapian-c/fixture.h"

/** An enquire that searches @p db for @p query with the weights of @p weighting. */
static struct xc_enquire *ask(const struct xc_database *db, const struct xc_query *query,
                              const struct xc_weighting *weighting)
{
    struct error err = {0};
    struct xc_enquire *enquire = NULL;
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    ASSERT_OK(xc_enquire_set_query(enquire, query, &err));
    ASSERT_OK(xc_enquire_set_weighting(enquire, weighting, &err));
    return enquire;
}

/** The hits of @p request as "id=weight id=weight", borrowed until the next call. */
static const char *hits_of(struct xc_enquire *enquire, const struct xc_request *request)
{
    static char text[1000];
    struct error err = {0};
    struct xc_hit hits[100];
    struct xc_answer answer;
    assert_in_range(request->max, 0, COUNT_OF(hits));
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, request, &err));
    AUTO_BUF buf = BUF_INIT(sizeof text - 1);
    for (size_t i = 0; i < answer.n_hits; i++)
        buf_printf(&buf, "%s%u=%.3g", i ? " " : "", hits[i].docid, hits[i].weight);
    assert_false(buf_overflowed(&buf));
    (void)snprintf(text, sizeof text, "%s", buf_text(&buf));
    return text;
}

static const struct xc_request ten = {.max = 10};

/** Four documents: 1 with a×10, 2 with a×30 b×10, 3 with b×10, 4 with a×90. Their lengths
 *  are 10, 40, 10, 90. */
static struct xc_database *weighted_index(void **state)
{
    static const uint32_t wdfs[][2] = {{10, 0}, {30, 10}, {0, 10}, {90, 0}};
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    for (size_t i = 0; i < COUNT_OF(wdfs); i++) {
        XC_AUTO_DOCUMENT *document = NULL;
        ASSERT_OK(xc_document_new(&document, &err));
        if (wdfs[i][0])
            ASSERT_OK(xc_document_add_term(document, STR("a"), wdfs[i][0], &err));
        if (wdfs[i][1])
            ASSERT_OK(xc_document_add_term(document, STR("b"), wdfs[i][1], &err));
        ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

static struct xc_query *combined(enum xc_operator operation, struct xc_query *left,
                                 struct xc_query *right)
{
    struct error err = {0};
    struct xc_query *query = NULL;
    ASSERT_OK(xc_query_combine(&query, operation,
                               (const struct xc_query *[]){left, right}, 2, &err));
    xc_query_free(left);
    xc_query_free(right);
    return query;
}

static struct xc_query *scaled(struct xc_query *part, double factor)
{
    struct error err = {0};
    struct xc_query *query = NULL;
    ASSERT_OK(xc_query_scale(&query, part, factor, &err));
    xc_query_free(part);
    return query;
}

static const struct xc_weighting saturation = {.scheme = XC_WEIGHT_SATURATION,
                                               .saturation_k = 10};

static void saturation_weighs_wdf_and_factors_only(void **state)
{
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    assert_string_equal("4=0.9 2=0.75 1=0.5", hits_of(enquire, &ten));

    XC_AUTO_QUERY *either =
        combined(XC_OR, scaled(fixture_term("a"), 2), scaled(fixture_term("b"), 3));
    XC_AUTO_ENQUIRE *both = ask(db, either, &saturation);
    assert_string_equal("2=3 4=1.8 3=1.5 1=1", hits_of(both, &ten));
}

static void a_repeated_query_term_multiplies(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = NULL;
    ASSERT_OK(xc_query_term(&a, STR("a"), 3, &err));
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    assert_string_equal("4=2.7 2=2.25 1=1.5", hits_of(enquire, &ten));
}

static void operators_combine_weights_as_they_say(void **state)
{
    static const struct {
        enum xc_operator operation;
        const char *wanted;
    } cases[] = {
        {XC_AND, "2=1.25"},
        {XC_FILTER, "2=0.75"},
        {XC_AND_MAYBE, "2=1.25 4=0.9 1=0.5"},
        {XC_MAX, "4=0.9 2=0.75 1=0.5 3=0.5"},
        {XC_AND_NOT, "4=0.9 1=0.5"},
        /* The synonym is one term with wdf 10, 40, 10, 90. */
        {XC_SYNONYM, "4=0.9 2=0.8 1=0.5 3=0.5"},
    };
    XC_AUTO_DATABASE *db = weighted_index(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        XC_AUTO_QUERY *query =
            combined(cases[i].operation, fixture_term("a"), fixture_term("b"));
        XC_AUTO_ENQUIRE *enquire = ask(db, query, &saturation);
        assert_string_equal(cases[i].wanted, hits_of(enquire, &ten));
    }
}

static void coord_counts_terms_and_bool_counts_nothing(void **state)
{
    const struct xc_weighting coord = {.scheme = XC_WEIGHT_COORD};
    const struct xc_weighting none = {.scheme = XC_WEIGHT_BOOL};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *query = combined(XC_OR, fixture_term("a"), fixture_term("b"));
    XC_AUTO_ENQUIRE *counted = ask(db, query, &coord);
    assert_string_equal("2=2 1=1 3=1 4=1", hits_of(counted, &ten));
    XC_AUTO_ENQUIRE *unweighed = ask(db, query, &none);
    assert_string_equal("1=0 2=0 3=0 4=0", hits_of(unweighed, &ten));
}

/** The weights of documents 1, 2 and 4 for the term "a". */
static void bm25_weights(double out[3], const struct xc_database *db,
                         const struct xc_weighting *weighting)
{
    struct error err = {0};
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, weighting);
    struct xc_hit hits[10];
    struct xc_answer answer;
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &ten, &err));
    assert_int_equal(3, answer.n_hits);
    for (size_t i = 0; i < 3; i++)
        out[hits[i].docid == 4 ? 2 : hits[i].docid - 1] = hits[i].weight;
}

static void bm25_obeys_its_parameters(void **state)
{
    XC_AUTO_DATABASE *db = weighted_index(state);
    struct xc_weighting weighting = XC_BM25_DEFAULT;
    double w[3] = {0};
    weighting.bm25.k1 = 0; /* neither wdf nor length matters */
    bm25_weights(w, db, &weighting);
    assert_true(w[0] > 0 && w[0] == w[1] && w[1] == w[2]);

    weighting.bm25.k1 = 1;
    weighting.bm25.b = 0; /* only wdf matters: 10/11, 30/31, 90/91 */
    bm25_weights(w, db, &weighting);
    assert_true(fabs(w[1] / w[0] - 30.0 / 31 * 11 / 10) < 1e-9);
    assert_true(fabs(w[2] / w[0] - 90.0 / 91 * 11 / 10) < 1e-9);

    /* wdf divided by length matters: 1, 3/4, 1, so 1 and 4 weigh the same */
    weighting.bm25.b = 1;
    weighting.bm25.min_normlen = 0;
    bm25_weights(w, db, &weighting);
    assert_true(fabs(w[0] - w[2]) < 1e-9 && w[1] < w[0]);
}

static void bad_parameters_are_refused(void **state)
{
    const struct xc_weighting bad[] = {
        {.scheme = (enum xc_weight_scheme)4},
        {XC_WEIGHT_BM25, {-1, 0, 1, 0.5, 0.5}, 0},
        {XC_WEIGHT_BM25, {1, -1, 1, 0.5, 0.5}, 0},
        {XC_WEIGHT_BM25, {1, 0, (double)INFINITY, 0.5, 0.5}, 0},
        {XC_WEIGHT_BM25, {1, 0, 1, 1.1, 0.5}, 0},
        {XC_WEIGHT_BM25, {1, 0, 1, (double)NAN, 0.5}, 0},
        {XC_WEIGHT_BM25, {1, 0, 1, 0.5, -0.5}, 0},
        {.scheme = XC_WEIGHT_SATURATION, .saturation_k = 0},
        {.scheme = XC_WEIGHT_SATURATION, .saturation_k = -1},
        {.scheme = XC_WEIGHT_SATURATION, .saturation_k = (double)NAN},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        ASSERT_FAILS(STATUS_BAD_INPUT, xc_enquire_set_weighting(enquire, &bad[i], &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_enquire_set_docid_order(enquire, (enum xc_docid_order)3, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_enquire_set_cutoff(enquire, -1, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_enquire_set_cutoff(enquire, (double)NAN, &err));
    assert_string_equal("4=0.9 2=0.75 1=0.5", hits_of(enquire, &ten));
}

static void ties_come_in_the_order_asked_for(void **state)
{
    struct error err = {0};
    const struct xc_weighting none = {.scheme = XC_WEIGHT_BOOL};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &none);
    ASSERT_OK(xc_enquire_set_docid_order(enquire, XC_DOCID_DESCENDING, &err));
    assert_string_equal("4=0 2=0 1=0", hits_of(enquire, &ten));
    ASSERT_OK(xc_enquire_set_docid_order(enquire, XC_DOCID_ANY, &err));
    assert_int_equal(strlen("1=0 2=0 4=0"), strlen(hits_of(enquire, &ten)));
    ASSERT_OK(xc_enquire_set_docid_order(enquire, XC_DOCID_ASCENDING, &err));
    assert_string_equal("1=0 2=0 4=0", hits_of(enquire, &ten));
}

static void the_cut_off_drops_light_hits(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    ASSERT_OK(xc_enquire_set_cutoff(enquire, 0.6, &err));
    assert_string_equal("4=0.9 2=0.75", hits_of(enquire, &ten));
    ASSERT_OK(xc_enquire_set_cutoff(enquire, 0, &err));
    assert_string_equal("4=0.9 2=0.75 1=0.5", hits_of(enquire, &ten));
}

static void pages_are_cut_from_the_ranking(void **state)
{
    static const struct {
        uint32_t first;
        uint32_t max;
        const char *wanted;
    } cases[] = {{0, 1, "4=0.9"}, {1, 1, "2=0.75"}, {2, 10, "1=0.5"},
                 {3, 10, ""},     {0, 0, ""},       {UINT32_MAX, 10, ""}};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(cases[i].wanted,
                            hits_of(enquire, &(struct xc_request){.first = cases[i].first,
                                                                  .max = cases[i].max}));
}

static void without_a_query_nothing_matches_and_one_may_follow_another(void **state)
{
    struct error err = {0};
    XC_AUTO_ENQUIRE *enquire = NULL;
    struct xc_database *db = weighted_index(state);
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    xc_database_free(db);
    assert_string_equal("", hits_of(enquire, &ten));
    ASSERT_OK(xc_enquire_set_weighting(enquire, &saturation, &err));
    struct xc_query *a = fixture_term("a");
    ASSERT_OK(xc_enquire_set_query(enquire, a, &err));
    xc_query_free(a);
    assert_string_equal("4=0.9 2=0.75 1=0.5", hits_of(enquire, &ten));
    XC_AUTO_QUERY *b = fixture_term("b");
    ASSERT_OK(xc_enquire_set_query(enquire, b, &err));
    assert_string_equal("2=0.5 3=0.5", hits_of(enquire, &ten));
}

static bool note_term(struct str term, uint32_t count, void *context)
{
    struct buf *text = context;
    buf_printf(text, "%.*s:%u ", STR_ARG(term), count);
    return text->n < text->limit / 2;
}

static void matching_terms_are_listed_with_their_wdf(void **state)
{
    static const struct {
        uint32_t docid;
        const char *wanted;
    } cases[] = {{1, "a:10 "}, {2, "a:30 b:10 "}, {3, "b:10 "}};
    struct error err = {0};
    XC_AUTO_DATABASE *db = weighted_index(state);
    XC_AUTO_QUERY *query =
        combined(XC_OR, fixture_term("b"),
                 combined(XC_OR, fixture_term("z"),
                          combined(XC_OR, fixture_term("a"), fixture_term("0"))));
    XC_AUTO_ENQUIRE *enquire = ask(db, query, &saturation);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF text = BUF_INIT(100);
        ASSERT_OK(
            xc_enquire_matching_terms(enquire, cases[i].docid, note_term, &text, &err));
        assert_string_equal(cases[i].wanted, buf_text(&text));
    }
    AUTO_BUF text = BUF_INIT(10);
    ASSERT_OK(xc_enquire_matching_terms(enquire, 2, note_term, &text, &err));
    assert_string_equal("a:30 ", buf_text(&text));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_enquire_matching_terms(enquire, 5, note_term, &text, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_enquire_matching_terms(enquire, 0, note_term, &text, &err));
}

static void matching_terms_need_lists_of_terms(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = NULL;
    const struct xc_writer_options options = {.mode = XC_WRITER_CREATE,
                                              .no_termlist = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    fixture_add(writer, "a");
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_ENQUIRE *enquire = ask(db, a, &saturation);
    assert_string_equal("1=0.0909", hits_of(enquire, &ten));
    AUTO_BUF text = BUF_INIT(100);
    ASSERT_FAILS(STATUS_UNSUPPORTED,
                 xc_enquire_matching_terms(enquire, 1, note_term, &text, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(saturation_weighs_wdf_and_factors_only),
        TEST(a_repeated_query_term_multiplies),
        TEST(operators_combine_weights_as_they_say),
        TEST(coord_counts_terms_and_bool_counts_nothing),
        TEST(bm25_obeys_its_parameters),
        TEST(bad_parameters_are_refused),
        TEST(ties_come_in_the_order_asked_for),
        TEST(the_cut_off_drops_light_hits),
        TEST(pages_are_cut_from_the_ranking),
        TEST(without_a_query_nothing_matches_and_one_may_follow_another),
        TEST(matching_terms_are_listed_with_their_wdf),
        TEST(matching_terms_need_lists_of_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
