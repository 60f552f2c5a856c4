/* Writing an index: how it is opened, what is kept, what is lost, what is refused. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/xapian-c/fixture.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/** Commit without the leak sanitizer: libxapian 1.4.22 loses a block or two of memory
 *  when a commit cannot write. */
static enum status commit_ignoring_leaks(struct xc_writer *writer, struct error *err)
{
#ifdef __SANITIZE_ADDRESS__
    __lsan_disable();
#endif
    enum status st = xc_writer_commit(writer, err);
#ifdef __SANITIZE_ADDRESS__
    __lsan_enable();
#endif
    return st;
}

static uint32_t count_at(const char *path)
{
    struct error err = {0};
    XC_AUTO_DATABASE *db = fixture_open(path);
    uint32_t n = 0;
    ASSERT_OK(xc_database_count(&n, db, &err));
    return n;
}

static enum status open_with(struct xc_writer **out, const char *path,
                             enum xc_writer_mode mode, struct error *err)
{
    const struct xc_writer_options options = {.mode = mode, .no_sync = true};
    return xc_writer_open(out, path, &options, err);
}

/** The status of opening an index at @p path in @p mode. It is closed again. */
static enum status try_mode(const char *path, enum xc_writer_mode mode, struct error *err)
{
    XC_AUTO_WRITER *writer = NULL;
    return open_with(&writer, path, mode, err);
}

static void each_mode_takes_what_it_says(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    ASSERT_FAILS(STATUS_NOT_FOUND, try_mode(path, XC_WRITER_OPEN, &err));
    ASSERT_OK(try_mode(path, XC_WRITER_CREATE, &err));
    ASSERT_FAILS(STATUS_EXISTS, try_mode(path, XC_WRITER_CREATE, &err));
    {
        XC_AUTO_WRITER *writer = NULL;
        ASSERT_OK(open_with(&writer, path, XC_WRITER_ENSURE, &err));
        fixture_add(writer, "un");
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
    ASSERT_OK(try_mode(path, XC_WRITER_OPEN, &err));
    ASSERT_OK(try_mode(path, XC_WRITER_ENSURE, &err));
    assert_int_equal(1, count_at(path));
    ASSERT_OK(try_mode(path, XC_WRITER_OVERWRITE, &err));
    assert_int_equal(0, count_at(path));
    ASSERT_OK(try_mode(fixture_path(state, "ensured"), XC_WRITER_ENSURE, &err));
    ASSERT_OK(try_mode(fixture_path(state, "overwritten"), XC_WRITER_OVERWRITE, &err));
    ASSERT_OK(folder_make(fixture_path(state, "folder"), &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 try_mode(fixture_path(state, "folder"), XC_WRITER_OPEN, &err));
    ASSERT_OK(try_mode(fixture_path(state, "folder"), XC_WRITER_CREATE, &err));
}

static void places_where_no_index_can_be_are_refused(void **state)
{
    struct error err = {0};
    const char *file = fixture_path(state, "file");
    ASSERT_OK(file_write(file, STR("glass /tmp\n"), &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, try_mode(file, XC_WRITER_OVERWRITE, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 try_mode(fixture_path(state, "a/b"), XC_WRITER_CREATE, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 try_mode(fixture_path(state, "file/b"), XC_WRITER_CREATE, &err));
    const char *loop = fixture_path(state, "loop");
    assert_int_equal(0, symlink(loop, loop));
    ASSERT_FAILS(STATUS_IO, try_mode(loop, XC_WRITER_CREATE, &err));
}

static void options_out_of_range_are_refused(void **state)
{
    static const uint32_t sizes[] = {1, 1024, 3000, 131072, UINT32_MAX};
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = NULL;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        const struct xc_writer_options options = {.mode = XC_WRITER_CREATE,
                                                  .block_bytes = sizes[i]};
        ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_open(&writer, path, &options, &err));
    }
    const struct xc_writer_options options = {.mode = (enum xc_writer_mode)4};
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_open(&writer, path, &options, &err));
    assert_int_equal(FILE_MISSING, file_type_of(path));
}

static void block_sizes_are_obeyed(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    {
        XC_AUTO_WRITER *writer = NULL;
        const struct xc_writer_options options = {.mode = XC_WRITER_CREATE,
                                                  .block_bytes = 65536};
        ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
        fixture_add(writer, "un");
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
    AUTO_TEXT *table = path_join(path, "postlist.glass");
    struct stat info;
    assert_int_equal(0, stat(table, &info));
    assert_int_equal(0, info.st_size % 65536);
    assert_int_equal(1, count_at(path));
}

static void a_second_writer_finds_it_locked(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    struct xc_writer *first = fixture_writer(path);
    ASSERT_FAILS(STATUS_LOCKED, try_mode(path, XC_WRITER_OPEN, &err));
    ASSERT_FAILS(STATUS_LOCKED, try_mode(path, XC_WRITER_OVERWRITE, &err));
    xc_writer_free(first);
    ASSERT_OK(try_mode(path, XC_WRITER_OPEN, &err));
}

static void a_lock_that_cannot_be_taken_is_an_io_error(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    ASSERT_OK(try_mode(path, XC_WRITER_CREATE, &err));
    AUTO_TEXT *lock = path_join(path, "flintlock");
    assert_int_equal(0, unlink(lock));
    assert_int_equal(0, mkdir(lock, 0755));
    ASSERT_FAILS(STATUS_IO, try_mode(path, XC_WRITER_OPEN, &err));
}

static void a_damaged_index_is_not_written_to_but_may_be_overwritten(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    ASSERT_OK(try_mode(path, XC_WRITER_CREATE, &err));
    AUTO_TEXT *version = path_join(path, "iamglass");
    assert_int_equal(0, truncate(version, 20));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, try_mode(path, XC_WRITER_OPEN, &err));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, try_mode(path, XC_WRITER_ENSURE, &err));
    ASSERT_OK(try_mode(path, XC_WRITER_OVERWRITE, &err));
    AUTO_TEXT *table = path_join(path, "postlist.glass");
    assert_int_equal(0, unlink(table));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, try_mode(path, XC_WRITER_OPEN, &err));
    ASSERT_OK(try_mode(path, XC_WRITER_OVERWRITE, &err));
    assert_int_equal(0, count_at(path));
}

static void what_is_not_committed_is_never_seen(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    struct xc_writer *writer = fixture_writer(path);
    fixture_add(writer, "un");
    ASSERT_OK(xc_writer_commit(writer, &err));
    /* More documents than Xapian would keep in memory by itself. */
    XC_AUTO_DOCUMENT *document = fixture_document("deux");
    for (unsigned i = 0; i < 12000; i++)
        ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    assert_int_equal(1, count_at(path));
    xc_writer_free(writer);
    assert_int_equal(1, count_at(path));

    ASSERT_OK(open_with(&writer, path, XC_WRITER_OPEN, &err));
    uint32_t id = 0;
    ASSERT_OK(xc_writer_add(&id, writer, document, &err));
    assert_int_equal(2, id);
    ASSERT_OK(xc_writer_commit(writer, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    xc_writer_free(writer);
    assert_int_equal(2, count_at(path));
}

static void put_and_delete_change_single_documents(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    XC_AUTO_DOCUMENT *old = fixture_document("ancien");
    XC_AUTO_DOCUMENT *fresh = fixture_document("nouveau");
    ASSERT_OK(xc_writer_put(writer, 9, old, &err));
    ASSERT_OK(xc_writer_put(writer, 3, old, &err));
    ASSERT_OK(xc_writer_put(writer, 9, fresh, &err));
    uint32_t id = 0;
    ASSERT_OK(xc_writer_add(&id, writer, old, &err));
    assert_int_equal(10, id);
    ASSERT_OK(xc_writer_delete(writer, 10, &err));
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_writer_delete(writer, 10, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_delete(writer, 0, &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_put(writer, 0, old, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));

    XC_AUTO_DATABASE *db = fixture_open(path);
    XC_AUTO_QUERY *query = fixture_term("ancien");
    assert_string_equal("3", fixture_matches(db, query));
    XC_AUTO_QUERY *other = fixture_term("nouveau");
    assert_string_equal("9", fixture_matches(db, other));
    uint32_t last = 0;
    ASSERT_OK(xc_database_last_docid(&last, db, &err));
    assert_int_equal(10, last);
}

static void ids_run_out(void **state)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = fixture_writer(fixture_path(state, "index"));
    XC_AUTO_DOCUMENT *document = fixture_document("un");
    ASSERT_OK(xc_writer_put(writer, UINT32_MAX, document, &err));
    uint32_t id = 5;
    ASSERT_FAILS(STATUS_TOO_LARGE, xc_writer_add(&id, writer, document, &err));
    assert_int_equal(5, id);
    ASSERT_OK(xc_writer_put(writer, 4, document, &err));
}

static struct xc_writer *writer_without_lists(const char *path, enum xc_writer_mode mode)
{
    struct error err = {0};
    struct xc_writer *writer = NULL;
    const struct xc_writer_options options = {
        .mode = mode, .no_termlist = mode == XC_WRITER_CREATE, .no_sync = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    return writer;
}

static void without_lists_of_terms_documents_are_added_but_not_changed(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_DOCUMENT *document = fixture_document("un");
    struct xc_writer *writer = writer_without_lists(path, XC_WRITER_CREATE);
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    ASSERT_OK(xc_writer_put(writer, 7, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    ASSERT_FAILS(STATUS_UNSUPPORTED, xc_writer_put(writer, 7, document, &err));
    ASSERT_FAILS(STATUS_UNSUPPORTED, xc_writer_delete(writer, 1, &err));
    xc_writer_free(writer);

    writer = writer_without_lists(path, XC_WRITER_OPEN);
    ASSERT_OK(xc_writer_put(writer, 5, document, &err));
    ASSERT_FAILS(STATUS_UNSUPPORTED, xc_writer_put(writer, 1, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    xc_writer_free(writer);
    assert_int_equal(3, count_at(path));
}

static void an_index_with_lists_of_terms_keeps_them(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_DOCUMENT *document = fixture_document("un");
    ASSERT_OK(try_mode(path, XC_WRITER_CREATE, &err));
    XC_AUTO_WRITER *writer = NULL;
    const struct xc_writer_options options = {.no_termlist = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
    ASSERT_OK(xc_writer_put(writer, 1, document, &err));
    ASSERT_OK(xc_writer_delete(writer, 1, &err));
}

static void keys_and_words_have_a_longest(void **state)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = fixture_writer(fixture_path(state, "index"));
    static const char kinds[] = {'a', '\0', (char)0xff};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        char bytes[XC_KEY_MAX_BYTES + 1];
        memset(bytes, kinds[i], sizeof bytes);
        struct str longest = {bytes, XC_KEY_MAX_BYTES};
        struct str too_long = {bytes, XC_KEY_MAX_BYTES + 1};
        ASSERT_OK(xc_writer_set_metadata(writer, longest, STR("x"), &err));
        ASSERT_OK(xc_writer_add_spelling(writer, longest, 1, &err));
        ASSERT_FAILS(STATUS_BAD_INPUT,
                     xc_writer_set_metadata(writer, too_long, STR("x"), &err));
        ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_add_spelling(writer, too_long, 1, &err));
    }
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_writer_set_metadata(writer, STR(""), STR("x"), &err));
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_writer_add_spelling(writer, STR(""), 1, &err));
    ASSERT_OK(xc_writer_add_spelling(writer, STR("x"), 1, &err));
    ASSERT_OK(xc_writer_commit(writer, &err));
}

static void a_commit_that_fails_changes_nothing_and_can_be_done_again(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    fixture_add(writer, "un");
    ASSERT_OK(xc_writer_commit(writer, &err));

    for (unsigned i = 0; i < 3000; i++)
        fixture_add(writer, "deux trois quatre cinq six sept huit neuf dix");
    struct rlimit before;
    assert_int_equal(0, getrlimit(RLIMIT_FSIZE, &before));
    const struct rlimit small = {.rlim_cur = 20000, .rlim_max = before.rlim_max};
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &small));
    enum status st = commit_ignoring_leaks(writer, &err);
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &before));
    assert_int_equal(STATUS_IO, st);
    assert_string_not_equal("", err.text);
    assert_int_equal(1, count_at(path));

    fixture_add(writer, "deux");
    ASSERT_OK(xc_writer_commit(writer, &err));
    assert_int_equal(2, count_at(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_mode_takes_what_it_says),
        TEST(places_where_no_index_can_be_are_refused),
        TEST(options_out_of_range_are_refused),
        TEST(block_sizes_are_obeyed),
        TEST(a_second_writer_finds_it_locked),
        TEST(a_lock_that_cannot_be_taken_is_an_io_error),
        TEST(a_damaged_index_is_not_written_to_but_may_be_overwritten),
        TEST(what_is_not_committed_is_never_seen),
        TEST(put_and_delete_change_single_documents),
        TEST(ids_run_out),
        TEST(without_lists_of_terms_documents_are_added_but_not_changed),
        TEST(an_index_with_lists_of_terms_keeps_them),
        TEST(keys_and_words_have_a_longest),
        TEST(a_commit_that_fails_changes_nothing_and_can_be_done_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
