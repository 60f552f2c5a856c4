/* Merging indexes: numbering, options, refusals, and that a failure leaves nothing
 * behind. */
#include <unistd.h>

#include "tests/unit/xapian-c/fixture.h"

static const struct xc_compact_options plain = {0};

/** Make two indexes: "one" with the documents a and b, "two" with c and d. */
static void make_sources(void **state, const char *sources[2])
{
    static const char *const one[] = {"a x", "b x"};
    static const char *const two[] = {"c x", "d x"};
    sources[0] = fixture_path(state, "one");
    sources[1] = fixture_path(state, "two");
    fixture_build(sources[0], one, COUNT_OF(one));
    fixture_build(sources[1], two, COUNT_OF(two));
}

static void expect_data(const char *path, uint32_t docid, const char *wanted)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = fixture_open(path);
    AUTO_BUF data = BUF_INIT(100);
    ASSERT_OK(xc_database_document_data(&data, db, docid, &err));
    assert_string_equal(wanted, buf_text(&data));
}

static void sources_are_numbered_through_in_order(void **state)
{
    struct error err = {0};
    const char *sources[2];
    make_sources(state, sources);
    const char *path = fixture_path(state, "merged");
    ASSERT_OK(xc_compact(path, sources, 2, &plain, &err));
    expect_data(path, 1, "a x");
    expect_data(path, 3, "c x");
    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_QUERY *x = fixture_term("x");
    XC_AUTO_QUERY *d = fixture_term("d");
    assert_string_equal("1 2 3 4", fixture_matches(db, x));
    assert_string_equal("4", fixture_matches(db, d));
}

static void ids_are_kept_when_asked_for(void **state)
{
    struct error err = {0};
    const char *sources[] = {fixture_path(state, "high"), fixture_path(state, "low")};
    static const uint32_t ids[] = {70, 3};
    XC_AUTO_DOCUMENT *document = fixture_document("x");
    for (size_t i = 0; i < 2; i++) {
        XC_AUTO_WRITER *writer = fixture_writer(sources[i]);
        ASSERT_OK(xc_writer_put(writer, ids[i], document, &err));
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
    const struct xc_compact_options keep = {.keep_docids = true};
    const char *path = fixture_path(state, "kept");
    ASSERT_OK(xc_compact(path, sources, 2, &keep, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_QUERY *x = fixture_term("x");
    assert_string_equal("3 70", fixture_matches(db, x));
}

static void overlapping_ids_cannot_be_kept(void **state)
{
    struct error err = {0};
    const char *sources[2];
    make_sources(state, sources);
    const struct xc_compact_options keep = {.keep_docids = true};
    const char *path = fixture_path(state, "kept");
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_compact(path, sources, 2, &keep, &err));
    assert_int_equal(FILE_MISSING, file_type_of(path));
}

static void too_many_ids_cannot_be_numbered_through(void **state)
{
    struct error err = {0};
    const char *sources[] = {fixture_path(state, "wide"), fixture_path(state, "more")};
    XC_AUTO_DOCUMENT *document = fixture_document("x");
    for (size_t i = 0; i < 2; i++) {
        XC_AUTO_WRITER *writer = fixture_writer(sources[i]);
        ASSERT_OK(xc_writer_put(writer, 1, document, &err));
        ASSERT_OK(xc_writer_put(writer, i ? 2 : UINT32_MAX, document, &err));
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
    const char *path = fixture_path(state, "merged");
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_compact(path, sources, 2, &plain, &err));
    assert_int_equal(FILE_MISSING, file_type_of(path));
}

static void what_is_in_the_way_stays(void **state)
{
    struct error err = {0};
    const char *sources[2];
    make_sources(state, sources);
    ASSERT_FAILS(STATUS_EXISTS, xc_compact(sources[1], sources, 1, &plain, &err));
    ASSERT_FAILS(STATUS_EXISTS, xc_compact(sources[0], sources, 1, &plain, &err));
    expect_data(sources[1], 1, "c x");
    const char *file = fixture_path(state, "file");
    ASSERT_OK(file_write(file, STR("x"), &err));
    ASSERT_FAILS(STATUS_EXISTS, xc_compact(file, sources, 2, &plain, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_compact(fixture_path(state, "a/b"), sources, 2, &plain, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_compact(fixture_path(state, "file/b"), sources, 2, &plain, &err));
}

static void bad_options_and_bad_sources_are_refused(void **state)
{
    struct error err = {0};
    const char *sources[2];
    make_sources(state, sources);
    const char *path = fixture_path(state, "merged");
    const struct xc_compact_options level = {.level = (enum xc_compact_level)3};
    const struct xc_compact_options block = {.block_bytes = 4097};
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_compact(path, sources, 0, &plain, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_compact(path, sources, 2, &level, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_compact(path, sources, 2, &block, &err));

    const char *missing[] = {sources[0], fixture_path(state, "missing")};
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_compact(path, missing, 2, &plain, &err));
    AUTO_TEXT *table = path_join(sources[1], "postlist.glass");
    assert_int_equal(0, truncate(table, 0));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, xc_compact(path, sources, 2, &plain, &err));
    assert_int_equal(0, unlink(table));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, xc_compact(path, sources, 2, &plain, &err));
    assert_int_equal(FILE_MISSING, file_type_of(path));
}

/** Whether the file @p name has the same bytes in both folders. */
static bool same_file(const char *folder, const char *other, const char *name)
{
    struct error err = {0};
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_TEXT *other_path = path_join(other, name);
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    AUTO_BUF other_bytes = BUF_INIT(1 << 20);
    ASSERT_OK(file_read(&bytes, path, &err));
    ASSERT_OK(file_read(&other_bytes, other_path, &err));
    return str_equal(buf_str(&bytes), buf_str(&other_bytes));
}

static void the_same_sources_and_identity_give_the_same_bytes(void **state)
{
    static const uint8_t uuid[XC_UUID_BYTES] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    const struct xc_compact_options named = {.uuid = uuid};
    struct error err = {0};
    const char *paths[2] = {fixture_path(state, "x"), fixture_path(state, "y")};
    const char *builds[2] = {fixture_path(state, "b0"), fixture_path(state, "b1")};
    for (size_t i = 0; i < 2; i++) {
        XC_AUTO_WRITER *writer = fixture_writer(builds[i]);
        for (unsigned j = 0; j < 500; j++) {
            fixture_add(writer, j % 3 ? "un deux trois" : "deux quatre un");
            if (j % 100 == 0)
                ASSERT_OK(xc_writer_commit(writer, &err));
        }
        ASSERT_OK(xc_writer_commit(writer, &err));
        ASSERT_OK(xc_compact(paths[i], &builds[i], 1, &named, &err));
    }
    AUTO_NAME_LIST names = {NULL, 0};
    ASSERT_OK(folder_list(&names, paths[0], &err));
    assert_in_range(names.n, 4, 20);
    for (size_t i = 0; i < names.n; i++)
        assert_true(same_file(paths[0], paths[1], names.at[i]));
    expect_data(paths[0], 500, "un deux trois");

    const char *other = fixture_path(state, "other");
    ASSERT_OK(xc_compact(other, &builds[0], 1, &plain, &err));
    assert_false(same_file(paths[0], other, "iamglass"));
}

static void every_level_and_several_passes_give_the_same_answers(void **state)
{
    static const struct xc_compact_options options[] = {
        {.level = XC_COMPACT_FULL, .multipass = true},
        {.level = XC_COMPACT_STANDARD, .block_bytes = 2048},
        {.level = XC_COMPACT_FULLER, .block_bytes = 65536},
    };
    static const char *const names[] = {"full", "standard", "fuller"};
    struct error err = {0};
    const char *pair[2];
    make_sources(state, pair);
    const char *sources[] = {pair[1], pair[0], pair[1], pair[0], pair[1]};
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const char *path = fixture_path(state, names[i]);
        ASSERT_OK(xc_compact(path, sources, COUNT_OF(sources), &options[i], &err));
        XC_AUTO_DATABASE *db = fixture_open(path);
        XC_AUTO_QUERY *a = fixture_term("a");
        XC_AUTO_QUERY *d = fixture_term("d");
        assert_string_equal("3 7", fixture_matches(db, a));
        assert_string_equal("2 6 10", fixture_matches(db, d));
        expect_data(path, 10, "d x");
    }
}

static void the_first_metadata_of_a_key_is_kept(void **state)
{
    static const char *const values[] = {"premier", "second"};
    struct error err = {0};
    const char *sources[] = {fixture_path(state, "one"), fixture_path(state, "two")};
    for (size_t i = 0; i < 2; i++) {
        XC_AUTO_WRITER *writer = fixture_writer(sources[i]);
        ASSERT_OK(xc_writer_set_metadata(writer, STR("both"), str_of(values[i]), &err));
        ASSERT_OK(xc_writer_set_metadata(writer, str_of(values[i]), STR("here"), &err));
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
    const char *path = fixture_path(state, "merged");
    ASSERT_OK(xc_compact(path, sources, 2, &plain, &err));
    XC_AUTO_DATABASE *db = fixture_open(path);
    AUTO_BUF value = BUF_INIT(100);
    ASSERT_OK(xc_database_metadata(&value, db, STR("both"), &err));
    assert_string_equal("premier", buf_text(&value));
    ASSERT_OK(xc_database_metadata(&value, db, STR("second"), &err));
    assert_string_equal("here", buf_text(&value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sources_are_numbered_through_in_order),
        TEST(ids_are_kept_when_asked_for),
        TEST(overlapping_ids_cannot_be_kept),
        TEST(too_many_ids_cannot_be_numbered_through),
        TEST(what_is_in_the_way_stays),
        TEST(bad_options_and_bad_sources_are_refused),
        TEST(the_same_sources_and_identity_give_the_same_bytes),
        TEST(every_level_and_several_passes_give_the_same_answers),
        TEST(the_first_metadata_of_a_key_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
