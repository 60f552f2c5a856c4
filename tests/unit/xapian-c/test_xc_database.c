/* Reading an index: counts, frequencies, metadata, documents, spelling. */
#include "tests/unit/xapian-c/fixture.h"

static const char *const texts[] = {"vae inversee vae", "vae collective", "geiq"};

static struct xc_database *small_index(void **state)
{
    const char *path = fixture_path(state, "index");
    fixture_build(path, texts, COUNT_OF(texts));
    return fixture_open(path);
}

static void counts_are_those_of_the_documents(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    uint32_t n = 0;
    ASSERT_OK(xc_database_count(&n, db, &err));
    assert_int_equal(3, n);
    ASSERT_OK(xc_database_last_docid(&n, db, &err));
    assert_int_equal(3, n);
    double mean = 0;
    ASSERT_OK(xc_database_average_length(&mean, db, &err));
    assert_true(mean == 2.0);
}

static void an_empty_index_counts_nothing(void **state)
{
    struct error err = {0};
    fixture_build(fixture_path(state, "empty"), NULL, 0);
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, "empty"));
    uint32_t n = 7;
    ASSERT_OK(xc_database_count(&n, db, &err));
    assert_int_equal(0, n);
    ASSERT_OK(xc_database_last_docid(&n, db, &err));
    assert_int_equal(0, n);
    double mean = 7;
    ASSERT_OK(xc_database_average_length(&mean, db, &err));
    assert_true(mean == 0.0);
}

static void a_term_has_its_documents_and_occurrences(void **state)
{
    char long_term[1000];
    memset(long_term, 'v', sizeof long_term);
    const struct {
        struct str term;
        uint32_t documents;
        uint32_t occurrences;
    } cases[] = {
        {STR("vae"), 2, 3},      {STR("geiq"), 1, 1},
        {STR("va"), 0, 0},       {STR("vae\0"), 0, 0},
        {STR("\xff\xfe"), 0, 0}, {{long_term, sizeof long_term}, 0, 0},
        {{NULL, 0}, 0, 0},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint32_t n = 99;
        bool has = cases[i].documents == 0;
        ASSERT_OK(xc_database_term_documents(&n, db, cases[i].term, &err));
        assert_int_equal(cases[i].documents, n);
        ASSERT_OK(xc_database_term_occurrences(&n, db, cases[i].term, &err));
        assert_int_equal(cases[i].occurrences, n);
        ASSERT_OK(xc_database_has_term(&has, db, cases[i].term, &err));
        assert_int_equal(cases[i].documents > 0, has);
    }
}

static void document_data_comes_back_and_missing_documents_are_not_found(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    AUTO_BUF data = BUF_INIT(100);
    ASSERT_OK(xc_database_document_data(&data, db, 2, &err));
    assert_string_equal("vae collective", buf_text(&data));

    ASSERT_FAILS(STATUS_NOT_FOUND, xc_database_document_data(&data, db, 4, &err));
    assert_int_equal(0, data.n);
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_document_data(&data, db, 0, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_database_document_data(&data, db, UINT32_MAX, &err));

    AUTO_BUF narrow = BUF_INIT(13);
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_database_document_data(&narrow, db, 2, &err));
    assert_int_equal(0, narrow.n);
    assert_false(buf_overflowed(&narrow));
}

static void a_document_has_its_length(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = small_index(state);
    uint32_t length = 0;
    ASSERT_OK(xc_database_document_length(&length, db, 1, &err));
    assert_int_equal(3, length);
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_database_document_length(&length, db, 4, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_document_length(&length, db, 0, &err));
    assert_int_equal(3, length);
}

static void values_come_back_with_any_bytes(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *document = fixture_document("vae");
    ASSERT_OK(xc_document_set_value(document, 7, STR("a\0\xff"), &err));
    ASSERT_OK(xc_document_set_value(document, 8, STR("forgotten"), &err));
    ASSERT_OK(xc_document_set_value(document, 8, STR(""), &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_document_set_value(document, UINT32_MAX, STR("x"), &err));
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));

    XC_AUTO_DATABASE *db = fixture_open(path);
    AUTO_BUF value = BUF_INIT(100);
    ASSERT_OK(xc_database_document_value(&value, db, 1, 7, &err));
    assert_true(str_equal(STR("a\0\xff"), buf_str(&value)));
    ASSERT_OK(xc_database_document_value(&value, db, 1, 8, &err));
    assert_int_equal(0, value.n);
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_database_document_value(&value, db, 2, 7, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_document_value(&value, db, 0, 7, &err));
    AUTO_BUF narrow = BUF_INIT(2);
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_database_document_value(&narrow, db, 1, 7, &err));
}

static void metadata_comes_back_with_any_bytes(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    ASSERT_OK(xc_writer_set_metadata(writer, STR("digest"), STR("\0\xff!"), &err));
    ASSERT_OK(xc_writer_set_metadata(writer, STR("gone"), STR("x"), &err));
    ASSERT_OK(xc_writer_set_metadata(writer, STR("gone"), STR(""), &err));
    ASSERT_OK(xc_writer_commit(writer, &err));

    XC_AUTO_DATABASE *db = fixture_open(path);
    AUTO_BUF value = BUF_INIT(100);
    ASSERT_OK(xc_database_metadata(&value, db, STR("digest"), &err));
    assert_true(str_equal(STR("\0\xff!"), buf_str(&value)));
    ASSERT_OK(xc_database_metadata(&value, db, STR("gone"), &err));
    assert_int_equal(0, value.n);
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_metadata(&value, db, STR(""), &err));
    AUTO_BUF narrow = BUF_INIT(2);
    ASSERT_FAILS(STATUS_TOO_LARGE,
                 xc_database_metadata(&narrow, db, STR("digest"), &err));
}

static struct xc_database *spelling_index(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "spelling");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    ASSERT_OK(xc_writer_add_spelling(writer, STR("apprentissage"), 3, &err));
    ASSERT_OK(xc_writer_add_spelling(writer, STR("région"), 1, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

static void a_misspelt_word_is_mended(void **state)
{
    static const struct {
        const char *word;
        unsigned max_edits;
        const char *wanted;
    } cases[] = {
        {"aprentissage", 2, "apprentissage"},
        {"apprentisage", 1, "apprentissage"},
        {"apprentissage", 2, ""},
        {"aprentisage", 1, ""},
        {"aprentisage", 2, "apprentissage"},
        {"régoin", 3, "région"},
        {"", 2, ""},
        {"\xff\xfe\xff", 3, ""},
    };
    struct error err = {0};
    XC_AUTO_DATABASE *db = spelling_index(state);
    AUTO_BUF word = BUF_INIT(100);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ASSERT_OK(xc_database_suggest(&word, db, str_of(cases[i].word),
                                      cases[i].max_edits, &err));
        assert_string_equal(cases[i].wanted, buf_text(&word));
    }
}

static void suggestions_are_bounded(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = spelling_index(state);
    AUTO_BUF word = BUF_INIT(100);
    struct str misspelt = STR("aprentissage");
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_suggest(&word, db, misspelt, 0, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_database_suggest(&word, db, misspelt,
                                                       XC_SUGGEST_MAX_EDITS + 1, &err));
    AUTO_BUF narrow = BUF_INIT(5);
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_database_suggest(&narrow, db, misspelt, 2, &err));

    static char endless[1 << 20];
    memset(endless, 'a', sizeof endless);
    ASSERT_OK(
        xc_database_suggest(&word, db, (struct str){endless, sizeof endless}, 2, &err));
    assert_int_equal(0, word.n);
}

static void a_reader_sees_a_commit_once_reopened(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    fixture_add(writer, "un");
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    fixture_add(writer, "deux");
    ASSERT_OK(xc_writer_commit(writer, &err));

    uint32_t n = 0;
    bool changed = false;
    ASSERT_OK(xc_database_count(&n, db, &err));
    assert_int_equal(1, n);
    ASSERT_OK(xc_database_reopen(&changed, db, &err));
    assert_true(changed);
    ASSERT_OK(xc_database_count(&n, db, &err));
    assert_int_equal(2, n);
    ASSERT_OK(xc_database_reopen(NULL, db, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts_are_those_of_the_documents),
        TEST(an_empty_index_counts_nothing),
        TEST(a_term_has_its_documents_and_occurrences),
        TEST(document_data_comes_back_and_missing_documents_are_not_found),
        TEST(a_document_has_its_length),
        TEST(values_come_back_with_any_bytes),
        TEST(metadata_comes_back_with_any_bytes),
        TEST(a_misspelt_word_is_mended),
        TEST(suggestions_are_bounded),
        TEST(a_reader_sees_a_commit_once_reopened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
