/* Documents in memory: what a term may be, how wdf are added, using a document again. */
#include "tests/unit/xapian-c/fixture.h"

/** The length that @p document has in an index. */
static uint32_t length_in_index(void **state, const char *name,
                                const struct xc_document *document)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = fixture_writer(fixture_path(state, name));
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, name));
    uint32_t length = 0;
    ASSERT_OK(xc_database_document_length(&length, db, 1, &err));
    return length;
}

static void wdf_add_up_to_the_length(void **state)
{
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    ASSERT_OK(xc_document_add_term(document, STR("vae"), 1000, &err));
    ASSERT_OK(xc_document_add_term(document, STR("vae"), 20, &err));
    ASSERT_OK(xc_document_add_posting(document, STR("geiq"), 5, 3, &err));
    ASSERT_OK(xc_document_add_boolean_term(document, STR("R32"), &err));
    assert_int_equal(1023, length_in_index(state, "index", document));
}

/** Write the terms of the only document into @p out as "term:wdf ". */
static bool write_term(struct str term, uint32_t wdf, void *out)
{
    buf_put_str(out, term);
    buf_printf(out, ":%u ", wdf);
    return true;
}

static void expect_terms(void **state, const char *name,
                         const struct xc_document *document, const char *wanted)
{
    struct error err = {0};
    AUTO_BUF terms = BUF_INIT(1000);
    (void)length_in_index(state, name, document);
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, name));
    ASSERT_OK(xc_database_document_terms(db, 1, write_term, &terms, &err));
    assert_string_equal(wanted, buf_text(&terms));
}

static void many_terms_are_added_as_one_by_one(void **state)
{
    const struct xc_term_count terms[] = {
        {STR("bilan"), 3}, {STR("apprentissage en alternance"), 1},
        {STR("R32"), 0},   {STR("bilan"), 4},
        {STR("vae"), 2},
    };
    struct error err = {0};
    XC_AUTO_DOCUMENT *single = NULL, *many = NULL;
    ASSERT_OK(xc_document_new(&single, &err));
    ASSERT_OK(xc_document_new(&many, &err));
    for (size_t i = 0; i < COUNT_OF(terms); i++)
        ASSERT_OK(xc_document_add_term(single, terms[i].term, terms[i].wdf, &err));
    ASSERT_OK(xc_document_add_terms(many, terms, 2, &err));
    ASSERT_OK(xc_document_add_terms(many, NULL, 0, &err));
    ASSERT_OK(xc_document_add_terms(many, terms + 2, COUNT_OF(terms) - 2, &err));
    const char *wanted = "R32:0 apprentissage en alternance:1 bilan:7 vae:2 ";
    expect_terms(state, "single", single, wanted);
    expect_terms(state, "many", many, wanted);
    assert_int_equal(10, length_in_index(state, "length", many));
}

static void the_terms_before_one_that_fails_are_added(void **state)
{
    static const char longer[XC_TERM_MAX_BYTES + 1];
    static const struct {
        struct xc_term_count bad;
        enum status wanted;
        const char *text;
    } cases[] = {
        {{{"", 0}, 1}, STATUS_BAD_INPUT, "term 2 of 3: the term is empty"},
        {{{longer, 200}, 1},
         STATUS_BAD_INPUT,
         "term 2 of 3: the term has 400 bytes, the most is 245"},
        {{{"b", 1}, XC_LENGTH_MAX},
         STATUS_TOO_LARGE,
         "term 2 of 3: the wdf of the document add up to more than 4294967294"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        XC_AUTO_DOCUMENT *document = NULL;
        ASSERT_OK(xc_document_new(&document, &err));
        const struct xc_term_count terms[] = {{STR("a"), 1}, cases[i].bad, {STR("c"), 1}};
        ASSERT_FAILS(cases[i].wanted, xc_document_add_terms(document, terms, 3, &err));
        assert_string_equal(cases[i].text, err.text);
        assert_int_equal(cases[i].wanted,
                         xc_document_add_terms(document, terms + 1, 2, NULL));
        static const char *const names[] = {"empty", "long", "large"};
        expect_terms(state, names[i], document, "a:1 ");
    }
}

static void a_term_has_a_longest(void **state)
{
    (void)state;
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    char bytes[XC_TERM_MAX_BYTES + 1];
    memset(bytes, 0xff, sizeof bytes);
    static const struct {
        size_t n_bytes;
        size_t n_zeros;
        enum status wanted;
    } cases[] = {
        {0, 0, STATUS_BAD_INPUT},
        {1, 0, STATUS_OK},
        {1, 1, STATUS_OK},
        {XC_TERM_MAX_BYTES, 0, STATUS_OK},
        {XC_TERM_MAX_BYTES + 1, 0, STATUS_BAD_INPUT},
        {XC_TERM_MAX_BYTES - 1, 1, STATUS_OK},
        {XC_TERM_MAX_BYTES, 1, STATUS_BAD_INPUT},
        {XC_TERM_MAX_BYTES / 2, XC_TERM_MAX_BYTES / 2, STATUS_OK},
        {XC_TERM_MAX_BYTES / 2 + 1, XC_TERM_MAX_BYTES / 2 + 1, STATUS_BAD_INPUT},
    };
    XC_AUTO_WRITER *writer = fixture_writer(fixture_path(state, "index"));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        memset(bytes, 0xff, sizeof bytes);
        memset(bytes, 0, cases[i].n_zeros);
        struct str term = {bytes, cases[i].n_bytes};
        ASSERT_OK(xc_document_clear(document, &err));
        assert_int_equal(cases[i].wanted, xc_document_add_term(document, term, 1, &err));
        assert_int_equal(cases[i].wanted,
                         xc_document_add_posting(document, term, 1, 1, &err));
        assert_int_equal(cases[i].wanted,
                         xc_document_add_boolean_term(document, term, &err));
        ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
}

static void the_length_does_not_wrap_around(void **state)
{
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    ASSERT_OK(xc_document_add_term(document, STR("a"), XC_LENGTH_MAX - 1, &err));
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_document_add_term(document, STR("b"), 2, &err));
    ASSERT_FAILS(STATUS_TOO_LARGE,
                 xc_document_add_posting(document, STR("b"), 1, UINT32_MAX, &err));
    ASSERT_OK(xc_document_add_posting(document, STR("b"), 1, 1, &err));
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_document_add_term(document, STR("c"), 1, &err));
    ASSERT_OK(xc_document_add_boolean_term(document, STR("c"), &err));
    assert_int_equal(XC_LENGTH_MAX, length_in_index(state, "index", document));
}

static void a_cleared_document_is_as_new(void **state)
{
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = fixture_document("un deux trois");
    ASSERT_OK(xc_document_add_term(document, STR("x"), XC_LENGTH_MAX - 3, &err));
    ASSERT_OK(xc_document_clear(document, &err));
    ASSERT_OK(xc_document_add_term(document, STR("quatre"), 4, &err));
    assert_int_equal(4, length_in_index(state, "index", document));
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, "index"));
    AUTO_BUF data = BUF_INIT(100);
    ASSERT_OK(xc_database_document_data(&data, db, 1, &err));
    assert_string_equal("", buf_text(&data));
    bool has = true;
    ASSERT_OK(xc_database_has_term(&has, db, STR("deux"), &err));
    assert_false(has);
}

static void data_may_be_any_bytes_of_any_length(void **state)
{
    struct error err = {0};
    enum { N = 1 << 20 };
    char *bytes = mem_new(N);
    for (size_t i = 0; i < N; i++)
        bytes[i] = (char)(i * i % 251);
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    ASSERT_OK(xc_document_set_data(document, (struct str){bytes, N}, &err));
    assert_int_equal(0, length_in_index(state, "index", document));
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, "index"));
    AUTO_BUF data = BUF_INIT(N);
    ASSERT_OK(xc_database_document_data(&data, db, 1, &err));
    assert_int_equal(N, data.n);
    assert_memory_equal(bytes, data.at, N);
    mem_free(bytes);
}

static void freeing_nothing_does_nothing(void **state)
{
    (void)state;
    xc_document_free(NULL);
    xc_writer_free(NULL);
    xc_database_free(NULL);
    xc_postings_free(NULL);
    xc_positions_free(NULL);
    xc_query_free(NULL);
    xc_enquire_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(wdf_add_up_to_the_length),
        TEST(many_terms_are_added_as_one_by_one),
        TEST(the_terms_before_one_that_fails_are_added),
        TEST(a_term_has_a_longest),
        TEST(the_length_does_not_wrap_around),
        TEST(a_cleared_document_is_as_new),
        TEST(data_may_be_any_bytes_of_any_length),
        TEST(freeing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
