/* Reading postings, positions and terms. */
#include <stdio.h>

#include "tests/unit/xapian-c/fixture.h"

enum { N_DOCUMENTS = 10000 };

/** An index of documents 2, 4, … 2 N_DOCUMENTS. Each has "pair" with its id as wdf, and
 *  each tenth has "dix". */
static struct xc_database *large_index(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    for (uint32_t i = 1; i <= N_DOCUMENTS; i++) {
        ASSERT_OK(xc_document_add_term(document, STR("pair"), 2 * i, &err));
        if (i % 10 == 0)
            ASSERT_OK(xc_document_add_boolean_term(document, STR("dix"), &err));
        ASSERT_OK(xc_writer_put(writer, 2 * i, document, &err));
        ASSERT_OK(xc_document_clear(document, &err));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
    return fixture_open(path);
}

/** Read the postings of "pair" in batches of @p room and check them. Returns how many
 *  there were. */
static uint32_t read_in_batches(const struct xc_database *db, size_t room)
{
    static uint32_t ids[N_DOCUMENTS + 1];
    static uint32_t wdfs[N_DOCUMENTS + 1];
    struct error err = {0};
    XC_AUTO_POSTINGS *postings = NULL;
    ASSERT_OK(xc_postings_open(&postings, db, STR("pair"), &err));
    uint32_t seen = 0;
    for (size_t n = room; n == room;) {
        ASSERT_OK(xc_postings_read(&n, ids, wdfs, postings, room, &err));
        for (size_t i = 0; i < n; i++) {
            seen++;
            assert_int_equal(2 * seen, ids[i]);
            assert_int_equal(2 * seen, wdfs[i]);
        }
    }
    size_t n = 9;
    ASSERT_OK(xc_postings_read(&n, ids, NULL, postings, room, &err));
    assert_int_equal(0, n);
    return seen;
}

static void batches_give_all_documents_in_order(void **state)
{
    static const size_t rooms[] = {1, 7, 1000, N_DOCUMENTS, N_DOCUMENTS + 1};
    XC_AUTO_DATABASE *db = large_index(state);
    for (size_t r = 0; r < COUNT_OF(rooms); r++)
        assert_int_equal(N_DOCUMENTS, read_in_batches(db, rooms[r]));
}

static void no_room_reads_nothing(void **state)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = large_index(state);
    XC_AUTO_POSTINGS *postings = NULL;
    ASSERT_OK(xc_postings_open(&postings, db, STR("dix"), &err));
    size_t n = 9;
    ASSERT_OK(xc_postings_read(&n, NULL, NULL, postings, 0, &err));
    assert_int_equal(0, n);
    uint32_t id = 0;
    uint32_t wdf = 9;
    ASSERT_OK(xc_postings_read(&n, &id, &wdf, postings, 1, &err));
    assert_int_equal(20, id);
    assert_int_equal(0, wdf);
}

static void skipping_goes_forward_only(void **state)
{
    static const struct {
        uint32_t to;
        /** The id that is wanted; 0: the end. */
        uint32_t wanted;
    } steps[] = {{0, 20},    {1, 20},      {20, 20},       {21, 40},
                 {19, 40},   {1999, 2000}, {20000, 20000}, {5, 20000},
                 {20001, 0}, {20, 0},      {UINT32_MAX, 0}};
    struct error err = {0};
    XC_AUTO_DATABASE *db = large_index(state);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        /* Take all steps up to this one, then check. */
        XC_AUTO_POSTINGS *postings = NULL;
        ASSERT_OK(xc_postings_open(&postings, db, STR("dix"), &err));
        for (size_t j = 0; j <= i; j++)
            ASSERT_OK(xc_postings_skip_to(postings, steps[j].to, &err));
        uint32_t id = 0;
        size_t n = 0;
        ASSERT_OK(xc_postings_read(&n, &id, NULL, postings, 1, &err));
        assert_int_equal(steps[i].wanted ? 1 : 0, n);
        assert_int_equal(steps[i].wanted, id);
    }
}

static void an_unknown_term_has_no_postings_and_an_empty_one_is_refused(void **state)
{
    char endless[4000];
    memset(endless, 'x', sizeof endless);
    const struct str unknown[] = {
        STR("trois"), STR("pai"), STR("\xff"), STR("\0"), {endless, sizeof endless}};
    struct error err = {0};
    XC_AUTO_DATABASE *db = large_index(state);
    for (size_t i = 0; i < COUNT_OF(unknown); i++) {
        XC_AUTO_POSTINGS *postings = NULL;
        ASSERT_OK(xc_postings_open(&postings, db, unknown[i], &err));
        uint32_t id = 0;
        size_t n = 9;
        ASSERT_OK(xc_postings_read(&n, &id, NULL, postings, 1, &err));
        assert_int_equal(0, n);
    }
    struct xc_postings *postings = (struct xc_postings *)state;
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_postings_open(&postings, db, STR(""), &err));
    assert_null(postings);
}

static void all_documents_are_read_even_after_the_database_is_freed(void **state)
{
    struct error err = {0};
    struct xc_database *db = large_index(state);
    XC_AUTO_POSTINGS *postings = NULL;
    ASSERT_OK(xc_postings_open_all(&postings, db, &err));
    xc_database_free(db);
    static uint32_t ids[N_DOCUMENTS + 1];
    static uint32_t wdfs[N_DOCUMENTS + 1];
    size_t n = 0;
    ASSERT_OK(xc_postings_read(&n, ids, wdfs, postings, COUNT_OF(ids), &err));
    assert_int_equal(N_DOCUMENTS, n);
    assert_int_equal(2 * N_DOCUMENTS, ids[n - 1]);
    assert_int_equal(1, wdfs[0]);
}

static void positions_come_back_in_order(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    static const uint32_t positions[] = {9, 0, 1000000, 3, 9};
    for (size_t i = 0; i < COUNT_OF(positions); i++)
        ASSERT_OK(xc_document_add_posting(document, STR("vae"), positions[i], 2, &err));
    ASSERT_OK(xc_document_add_term(document, STR("seul"), 1, &err));
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));

    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_POSITIONS *reading = NULL;
    ASSERT_OK(xc_positions_open(&reading, db, 1, STR("vae"), &err));
    uint32_t at[5];
    size_t n = 0;
    ASSERT_OK(xc_positions_read(&n, at, reading, 1, &err));
    assert_int_equal(1, n);
    assert_int_equal(0, at[0]);
    ASSERT_OK(xc_positions_read(&n, at, reading, 5, &err));
    assert_int_equal(3, n);
    static const uint32_t wanted[] = {3, 9, 1000000};
    assert_memory_equal(wanted, at, sizeof wanted);
    ASSERT_OK(xc_positions_read(&n, at, reading, 5, &err));
    assert_int_equal(0, n);
    uint32_t wdf = 0;
    ASSERT_OK(xc_database_term_occurrences(&wdf, db, STR("vae"), &err));
    assert_int_equal(10, wdf);
}

static void terms_without_positions_give_none(void **state)
{
    static const struct {
        uint32_t docid;
        const char *term;
    } cases[] = {{2, "pair"}, {2, "dix"}, {3, "pair"}, {UINT32_MAX, "pair"}, {2, "x"}};
    struct error err = {0};
    XC_AUTO_DATABASE *db = large_index(state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        XC_AUTO_POSITIONS *positions = NULL;
        ASSERT_OK(xc_positions_open(&positions, db, cases[i].docid, str_of(cases[i].term),
                                    &err));
        uint32_t at = 0;
        size_t n = 9;
        ASSERT_OK(xc_positions_read(&n, &at, positions, 1, &err));
        assert_int_equal(0, n);
    }
    struct xc_positions *positions = (struct xc_positions *)state;
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_positions_open(&positions, db, 0, STR("pair"), &err));
    assert_null(positions);
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_positions_open(&positions, db, 2, STR(""), &err));
}

/** The terms that were seen, as "term:count term:count", at most `limit`. */
struct list {
    struct buf text;
    unsigned limit;
};

static bool note_term(struct str term, uint32_t count, void *context)
{
    struct list *list = context;
    buf_printf(&list->text, "%s%.*s:%u", list->text.n ? " " : "", STR_ARG(term), count);
    return --list->limit > 0;
}

static void terms_are_listed_by_prefix_until_told_to_stop(void **state)
{
    static const char *const texts[] = {"vae val vae", "vae var", "été"};
    static const struct {
        const char *prefix;
        unsigned limit;
        const char *wanted;
    } cases[] = {
        {"", 9, "vae:2 val:1 var:1 été:1"},
        {"va", 9, "vae:2 val:1 var:1"},
        {"va", 2, "vae:2 val:1"},
        {"vae", 9, "vae:2"},
        {"vaex", 9, ""},
        {"\xc3", 9, "été:1"},
    };
    struct error err = {0};
    fixture_build(fixture_path(state, "index"), texts, COUNT_OF(texts));
    XC_AUTO_DATABASE *db = fixture_open(fixture_path(state, "index"));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct list list = {BUF_INIT(1000), cases[i].limit};
        ASSERT_OK(xc_database_terms(db, str_of(cases[i].prefix), note_term, &list, &err));
        assert_string_equal(cases[i].wanted, buf_text(&list.text));
        buf_release(&list.text);
    }
    struct list list = {BUF_INIT(1000), 9};
    ASSERT_OK(xc_database_document_terms(db, 1, note_term, &list, &err));
    assert_string_equal("vae:2 val:1", buf_text(&list.text));
    buf_release(&list.text);
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_database_document_terms(db, 4, note_term, &list, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_database_document_terms(db, 0, note_term, &list, &err));
}

static void spelling_words_are_listed_with_their_counts(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    ASSERT_OK(xc_writer_add_spelling(writer, STR("vae"), 2, &err));
    ASSERT_OK(xc_writer_add_spelling(writer, STR("geiq"), 1, &err));
    ASSERT_OK(xc_writer_add_spelling(writer, STR("vae"), 3, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    struct list list = {BUF_INIT(1000), 9};
    ASSERT_OK(xc_database_spellings(db, note_term, &list, &err));
    assert_string_equal("geiq:1 vae:5", buf_text(&list.text));
    buf_release(&list.text);
}

static void an_index_without_lists_of_terms_cannot_list_them(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = NULL;
    const struct xc_writer_options options = {.mode = XC_WRITER_CREATE,
                                              .no_termlist = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    fixture_add(writer, "vae");
    ASSERT_OK(xc_writer_commit(writer, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    struct list list = {BUF_INIT(1000), 9};
    ASSERT_FAILS(STATUS_UNSUPPORTED,
                 xc_database_document_terms(db, 1, note_term, &list, &err));
    ASSERT_OK(xc_database_terms(db, STR(""), note_term, &list, &err));
    assert_string_equal("vae:1", buf_text(&list.text));
    buf_release(&list.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(batches_give_all_documents_in_order),
        TEST(no_room_reads_nothing),
        TEST(skipping_goes_forward_only),
        TEST(an_unknown_term_has_no_postings_and_an_empty_one_is_refused),
        TEST(all_documents_are_read_even_after_the_database_is_freed),
        TEST(positions_come_back_in_order),
        TEST(terms_without_positions_give_none),
        TEST(terms_are_listed_by_prefix_until_told_to_stop),
        TEST(spelling_words_are_listed_with_their_counts),
        TEST(an_index_without_lists_of_terms_cannot_list_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
