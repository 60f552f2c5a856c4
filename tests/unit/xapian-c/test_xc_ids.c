/* Ranges and sets of document ids in queries, against a reference, in indexes with and
 * without gaps. */
#include "tests/unit/xapian-c/fixture.h"

enum { N_IDS = 2000 };

/** Which ids are in the index, which have the term "t", and which are in the set or range
 *  under test. */
static bool is_there[N_IDS + 1];
static bool has_term[N_IDS + 1];
static bool is_wanted[N_IDS + 1];

static uint32_t seed;

static uint32_t random_below(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static struct xc_database *build(const char *path, uint32_t one_in)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *with = fixture_document("t");
    XC_AUTO_DOCUMENT *without = fixture_document("u");
    for (uint32_t id = 1; id <= N_IDS; id++) {
        is_there[id] = random_below(one_in) == 0;
        has_term[id] = is_there[id] && random_below(4) == 0;
        if (is_there[id])
            ASSERT_OK(xc_writer_put(writer, id, has_term[id] ? with : without, &err));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

/** Check that @p query matches the ids for which @p is_match is true, and no others. */
static void check(const struct xc_database *db, const struct xc_query *query,
                  bool (*is_match)(uint32_t id))
{
    struct error err = {0};
    XC_AUTO_ENQUIRE *enquire = NULL;
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    ASSERT_OK(xc_enquire_set_query(enquire, query, &err));
    const struct xc_weighting none = {.scheme = XC_WEIGHT_BOOL};
    ASSERT_OK(xc_enquire_set_weighting(enquire, &none, &err));
    static struct xc_hit hits[N_IDS];
    struct xc_answer answer;
    const struct xc_request request = {.max = N_IDS, .at_least = UINT32_MAX};
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &request, &err));
    size_t n = 0;
    for (uint32_t id = 1; id <= N_IDS; id++) {
        if (!is_match(id))
            continue;
        assert_in_range(n, 0, answer.n_hits - 1);
        assert_int_equal(id, hits[n].docid);
        n++;
    }
    assert_int_equal(n, answer.n_hits);
    assert_int_equal(n, answer.lower);
    assert_int_equal(n, answer.upper);
}

static bool alone(uint32_t id)
{
    return is_there[id] && is_wanted[id];
}

static bool with_term(uint32_t id)
{
    return has_term[id] && is_wanted[id];
}

static bool or_term(uint32_t id)
{
    return has_term[id] || alone(id);
}

static bool term_without(uint32_t id)
{
    return has_term[id] && !is_wanted[id];
}

static bool without_term(uint32_t id)
{
    return alone(id) && !has_term[id];
}

/** Check @p ids alone, and combined with the term in each way. */
static void check_all_ways(const struct xc_database *db, const struct xc_query *ids)
{
    XC_AUTO_QUERY *term = fixture_term("t");
    const struct {
        enum xc_operator operation;
        const struct xc_query *first;
        const struct xc_query *second;
        bool (*is_match)(uint32_t id);
    } ways[] = {
        {XC_AND, ids, term, with_term},
        {XC_FILTER, term, ids, with_term},
        {XC_OR, ids, term, or_term},
        {XC_AND_NOT, term, ids, term_without},
        {XC_AND_NOT, ids, term, without_term},
        {XC_AND, ids, ids, alone},
        {XC_OR, ids, ids, alone},
        {XC_SYNONYM, ids, term, or_term},
        {XC_MAX, term, ids, or_term},
        {XC_AND_MAYBE, ids, term, alone},
    };
    check(db, ids, alone);
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct error err = {0};
        XC_AUTO_QUERY *query = NULL;
        const struct xc_query *const parts[] = {ways[i].first, ways[i].second};
        ASSERT_OK(xc_query_combine(&query, ways[i].operation, parts, 2, &err));
        check(db, query, ways[i].is_match);
    }
}

/** Index number @p i of three: without gaps, with some, with many. */
static struct xc_database *index_of(void **state, size_t i)
{
    static const uint32_t one_in[] = {1, 2, 50};
    static const char *const names[] = {"dense", "gaps", "sparse"};
    seed = 1 + (uint32_t)i;
    return build(fixture_path(state, names[i]), one_in[i]);
}

static void ranges_match_what_lies_in_them(void **state)
{
    static const uint32_t ranges[][2] = {{1, 1},
                                         {1, N_IDS},
                                         {1, UINT32_MAX},
                                         {2, 3},
                                         {500, 1500},
                                         {N_IDS, N_IDS},
                                         {N_IDS, N_IDS + 9},
                                         {N_IDS + 1, N_IDS + 9},
                                         {UINT32_MAX, UINT32_MAX},
                                         {700, 700}};
    struct error err = {0};
    for (size_t i = 0; i < 3; i++) {
        XC_AUTO_DATABASE *db = index_of(state, i);
        for (size_t r = 0; r < COUNT_OF(ranges); r++) {
            for (uint32_t id = 1; id <= N_IDS; id++)
                is_wanted[id] = id >= ranges[r][0] && id <= ranges[r][1];
            XC_AUTO_QUERY *query = NULL;
            ASSERT_OK(xc_query_id_range(&query, ranges[r][0], ranges[r][1], &err));
            check_all_ways(db, query);
        }
    }
}

/** Choose one id in @p one_in at random, and some that no index has. Returns how many. */
static size_t want_some(uint32_t ids[N_IDS + 2], uint32_t one_in)
{
    size_t n = 0;
    for (uint32_t id = 1; id <= N_IDS; id++) {
        is_wanted[id] = random_below(one_in) == 0;
        if (is_wanted[id])
            ids[n++] = id;
    }
    ids[n++] = N_IDS + 7;
    ids[n++] = UINT32_MAX;
    return n;
}

static void sets_match_what_is_in_them(void **state)
{
    static const uint32_t one_in[] = {1, 2, 9, 100, 1000, 100000};
    struct error err = {0};
    for (size_t i = 0; i < 3; i++) {
        XC_AUTO_DATABASE *db = index_of(state, i);
        for (size_t s = 0; s < COUNT_OF(one_in); s++) {
            static uint32_t ids[N_IDS + 2];
            size_t n = want_some(ids, one_in[s]);
            XC_AUTO_QUERY *query = NULL;
            ASSERT_OK(xc_query_id_set(&query, ids, n, &err));
            check_all_ways(db, query);
        }
    }
}

static void an_empty_set_and_an_empty_index_match_nothing(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = index_of(state, 0);
    XC_AUTO_QUERY *empty = NULL;
    ASSERT_OK(xc_query_id_set(&empty, NULL, 0, &err));
    memset(is_wanted, 0, sizeof is_wanted);
    check_all_ways(db, empty);

    fixture_build(fixture_path(state, "empty"), NULL, 0);
    XC_AUTO_DATABASE *nothing = fixture_open(fixture_path(state, "empty"));
    XC_AUTO_QUERY *range = NULL;
    ASSERT_OK(xc_query_id_range(&range, 1, UINT32_MAX, &err));
    assert_string_equal("", fixture_matches(nothing, range));
    static const uint32_t ids[] = {1, 2, 3};
    XC_AUTO_QUERY *set = NULL;
    ASSERT_OK(xc_query_id_set(&set, ids, COUNT_OF(ids), &err));
    assert_string_equal("", fixture_matches(nothing, set));
}

static void the_greatest_id_is_matched(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *document = fixture_document("t");
    ASSERT_OK(xc_writer_put(writer, 5, document, &err));
    ASSERT_OK(xc_writer_put(writer, UINT32_MAX, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_QUERY *range = NULL;
    ASSERT_OK(xc_query_id_range(&range, 1, UINT32_MAX, &err));
    assert_string_equal("5 4294967295", fixture_matches(db, range));
    static const uint32_t ids[] = {4, 6, UINT32_MAX};
    XC_AUTO_QUERY *set = NULL;
    ASSERT_OK(xc_query_id_set(&set, ids, COUNT_OF(ids), &err));
    assert_string_equal("4294967295", fixture_matches(db, set));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ranges_match_what_lies_in_them),
        TEST(sets_match_what_is_in_them),
        TEST(an_empty_set_and_an_empty_index_match_nothing),
        TEST(the_greatest_id_is_matched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
