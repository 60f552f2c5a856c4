/* Queries: which documents each form matches, how they are combined, what is refused. */
#include <math.h>

#include "tests/unit/xapian-c/fixture.h"

static const char *const texts[] = {
    /* 1 */ "a b c",
    /* 2 */ "b a",
    /* 3 */ "a x x b",
    /* 4 */ "c",
    /* 5 */ "a c b",
    /* 6 */ "d b",
};

static struct xc_database *small_index(void **state)
{
    fixture_build(fixture_path(state, "index"), texts, COUNT_OF(texts));
    return fixture_open(fixture_path(state, "index"));
}

/** The queries for the one-letter terms in @p letters. free_parts() frees them. */
static size_t make_parts(struct xc_query *parts[8], const char *letters)
{
    size_t n = 0;
    for (; letters[n]; n++)
        parts[n] = fixture_term((char[]){letters[n], '\0'});
    return n;
}

static void free_parts(struct xc_query *parts[8], size_t n)
{
    while (n-- > 0)
        xc_query_free(parts[n]);
}

static void each_operator_matches_what_it_says(void **state)
{
    static const struct {
        enum xc_operator operation;
        const char *letters;
        const char *wanted;
    } cases[] = {
        {XC_AND, "ab", "1 2 3 5"},
        {XC_AND, "abc", "1 5"},
        {XC_AND, "az", ""},
        {XC_OR, "cd", "1 4 5 6"},
        {XC_OR, "cz", "1 4 5"},
        {XC_AND_NOT, "ac", "2 3"},
        {XC_AND_NOT, "bac", "6"},
        {XC_AND_NOT, "az", "1 2 3 5"},
        {XC_FILTER, "bd", "6"},
        {XC_FILTER, "abc", "1 5"},
        {XC_AND_MAYBE, "cd", "1 4 5"},
        {XC_SYNONYM, "cd", "1 4 5 6"},
        {XC_MAX, "cd", "1 4 5 6"},
        {XC_AND, "c", "1 4 5"},
        {XC_AND_NOT, "c", "1 4 5"},
        {XC_MAX, "c", "1 4 5"},
        {XC_AND, "", ""},
        {XC_OR, "", ""},
        {XC_AND_NOT, "", ""},
        {XC_SYNONYM, "", ""},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct xc_query *parts[8] = {NULL};
        size_t n = make_parts(parts, cases[i].letters);
        XC_AUTO_QUERY *query = NULL;
        ASSERT_OK(xc_query_combine(&query, cases[i].operation,
                                   (const struct xc_query *const *)parts, n, &err));
        free_parts(parts, n);
        assert_string_equal(cases[i].wanted, fixture_matches(db, query));
    }
}

static void phrases_and_neighbours_obey_their_window(void **state)
{
    static const struct {
        enum xc_proximity order;
        uint32_t window;
        const char *letters;
        const char *wanted;
    } cases[] = {
        {XC_PHRASE, 0, "ab", "1"},
        {XC_PHRASE, 2, "ab", "1"},
        {XC_PHRASE, 3, "ab", "1 5"},
        {XC_PHRASE, 4, "ab", "1 3 5"},
        {XC_NEAR, 0, "ab", "1 2"},
        {XC_NEAR, 3, "ab", "1 2 5"},
        {XC_PHRASE, 0, "abc", "1"},
        {XC_NEAR, 0, "bca", "1 5"},
        {XC_PHRASE, 0, "az", ""},
        {XC_PHRASE, 0, "xx", "3"},
        {XC_PHRASE, 0, "c", "1 4 5"},
        {XC_PHRASE, 0, "", ""},
        {XC_PHRASE, UINT32_MAX, "ab", "1 3 5"},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct xc_query *parts[8] = {NULL};
        size_t n = make_parts(parts, cases[i].letters);
        XC_AUTO_QUERY *query = NULL;
        ASSERT_OK(xc_query_within(&query, cases[i].order,
                                  (const struct xc_query *const *)parts, n,
                                  cases[i].window, &err));
        free_parts(parts, n);
        assert_string_equal(cases[i].wanted, fixture_matches(db, query));
    }
}

static void a_part_of_a_phrase_may_be_one_of_several_terms(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_QUERY *d = fixture_term("d");
    XC_AUTO_QUERY *b = fixture_term("b");
    XC_AUTO_QUERY *either = NULL;
    XC_AUTO_QUERY *phrase = NULL;
    ASSERT_OK(
        xc_query_combine(&either, XC_OR, (const struct xc_query *[]){a, d}, 2, &err));
    ASSERT_OK(xc_query_within(&phrase, XC_PHRASE, (const struct xc_query *[]){either, b},
                              2, 0, &err));
    assert_string_equal("1 6", fixture_matches(db, phrase));
}

static void other_parts_of_a_phrase_are_unsupported(void **state)
{
    (void)state;
    struct error err = {0};
    XC_AUTO_QUERY *a = fixture_term("a");
    XC_AUTO_QUERY *b = fixture_term("b");
    struct xc_query *bad[5] = {NULL};
    const struct xc_query *const both[] = {a, b};
    ASSERT_OK(xc_query_combine(&bad[0], XC_AND, both, 2, &err));
    ASSERT_OK(xc_query_combine(&bad[1], XC_SYNONYM, both, 2, &err));
    ASSERT_OK(xc_query_within(&bad[2], XC_PHRASE, both, 2, 0, &err));
    ASSERT_OK(xc_query_all(&bad[3], &err));
    ASSERT_OK(xc_query_id_range(&bad[4], 1, 2, &err));
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        XC_AUTO_QUERY *either = NULL;
        ASSERT_OK(xc_query_combine(&either, XC_OR, (const struct xc_query *[]){a, bad[i]},
                                   2, &err));
        struct xc_query *query = a;
        ASSERT_FAILS(STATUS_UNSUPPORTED,
                     xc_query_within(&query, XC_PHRASE,
                                     (const struct xc_query *[]){bad[i], b}, 2, 0, &err));
        assert_null(query);
        ASSERT_FAILS(STATUS_UNSUPPORTED,
                     xc_query_within(&query, XC_NEAR,
                                     (const struct xc_query *[]){b, either}, 2, 0, &err));
        xc_query_free(bad[i]);
    }
}

static void arguments_out_of_range_are_refused(void **state)
{
    static const double factors[] = {-1, -1e-300, (double)NAN, (double)INFINITY};
    struct error err = {0};
    XC_AUTO_QUERY *a = fixture_term("a");
    const struct xc_query *const parts[] = {a, a, a};
    struct xc_query *query = (struct xc_query *)state;
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_term(&query, STR(""), 1, &err));
    assert_null(query);
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_query_combine(&query, (enum xc_operator)7, parts, 2, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_query_within(&query, (enum xc_proximity)2, parts, 2, 0, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_within(&query, XC_NEAR, parts, 3, 2, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_within(&query, XC_PHRASE, parts, 2, 1, &err));
    for (size_t i = 0; i < COUNT_OF(factors); i++)
        ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_scale(&query, a, factors[i], &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_id_range(&query, 0, 3, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_id_range(&query, 3, 2, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_query_id_range(&query, 0, 0, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_query_id_set(&query, (const uint32_t[]){0, 1}, 2, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_query_id_set(&query, (const uint32_t[]){1, 1}, 2, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_query_id_set(&query, (const uint32_t[]){1, 3, 2}, 3, &err));
}

static void all_and_nothing_match_all_and_nothing(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    XC_AUTO_QUERY *all = NULL;
    XC_AUTO_QUERY *nothing = NULL;
    ASSERT_OK(xc_query_all(&all, &err));
    ASSERT_OK(xc_query_nothing(&nothing, &err));
    assert_string_equal("1 2 3 4 5 6", fixture_matches(db, all));
    assert_string_equal("", fixture_matches(db, nothing));
    XC_AUTO_QUERY *c = fixture_term("c");
    XC_AUTO_QUERY *not_c = NULL;
    ASSERT_OK(xc_query_combine(&not_c, XC_AND_NOT, (const struct xc_query *[]){all, c}, 2,
                               &err));
    assert_string_equal("2 3 6", fixture_matches(db, not_c));
}

static void terms_of_any_bytes_and_length_may_be_asked_for(void **state)
{
    char endless[5000];
    memset(endless, 'a', sizeof endless);
    const struct str terms[] = {STR("\xff\xfe"), STR("\0"), {endless, sizeof endless}};
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        XC_AUTO_QUERY *query = NULL;
        ASSERT_OK(xc_query_term(&query, terms[i], 1, &err));
        assert_string_equal("", fixture_matches(db, query));
    }
}

/* Each level nests one AND_NOT more, which Xapian would walk down by recursion. */
static void nesting_has_a_ceiling(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    XC_AUTO_QUERY *b = fixture_term("b");
    struct xc_query *deep = fixture_term("a");
    for (unsigned depth = 1; depth < XC_QUERY_MAX_DEPTH; depth++) {
        struct xc_query *deeper = NULL;
        ASSERT_OK(xc_query_combine(&deeper, XC_AND_NOT,
                                   (const struct xc_query *[]){b, deep}, 2, &err));
        xc_query_free(deep);
        deep = deeper;
    }
    assert_string_equal("6", fixture_matches(db, deep));
    struct xc_query *query = NULL;
    const struct xc_query *const parts[] = {b, deep};
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_query_combine(&query, XC_OR, parts, 2, &err));
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_query_scale(&query, deep, 2, &err));
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_query_within(&query, XC_NEAR, parts, 2, 0, &err));
    assert_null(query);
    xc_query_free(deep);
}

static void a_query_describes_itself(void **state)
{
    (void)state;
    struct error err = {0};
    XC_AUTO_QUERY *vae = fixture_term("vae");
    XC_AUTO_QUERY *range = NULL;
    XC_AUTO_QUERY *set = NULL;
    XC_AUTO_QUERY *query = NULL;
    ASSERT_OK(xc_query_id_range(&range, 3, 9, &err));
    ASSERT_OK(xc_query_id_set(&set, (const uint32_t[]){2, 4}, 2, &err));
    ASSERT_OK(xc_query_combine(&query, XC_FILTER,
                               (const struct xc_query *[]){vae, range, set}, 3, &err));
    AUTO_BUF text = BUF_INIT(200);
    ASSERT_OK(xc_query_describe(&text, query, &err));
    static const char *const wanted[] = {"vae", "FILTER", "ids 3..9", "2 ids"};
    for (size_t i = 0; i < COUNT_OF(wanted); i++)
        assert_true(str_find(buf_str(&text), str_of(wanted[i])) < text.n);
    AUTO_BUF narrow = BUF_INIT(10);
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_query_describe(&narrow, query, &err));
    assert_int_equal(0, narrow.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_operator_matches_what_it_says),
        TEST(phrases_and_neighbours_obey_their_window),
        TEST(a_part_of_a_phrase_may_be_one_of_several_terms),
        TEST(other_parts_of_a_phrase_are_unsupported),
        TEST(arguments_out_of_range_are_refused),
        TEST(all_and_nothing_match_all_and_nothing),
        TEST(terms_of_any_bytes_and_length_may_be_asked_for),
        TEST(nesting_has_a_ceiling),
        TEST(a_query_describes_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
