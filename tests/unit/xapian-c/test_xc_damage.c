/* Opening something that is no index, and reading an index that is damaged, being
 * changed, or of another release. */
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/xapian-c/fixture.h"

static void put_file(const char *folder, const char *name, struct str bytes)
{
    struct error err = {0};
    AUTO_TEXT *path = path_join(folder, name);
    ASSERT_OK(file_write(path, bytes, &err));
}

static void cut_file(const char *folder, const char *name, off_t n)
{
    AUTO_TEXT *path = path_join(folder, name);
    assert_int_equal(0, truncate(path, n));
}

/** Set the byte at @p offset in the file @p name. */
static void set_byte(const char *folder, const char *name, size_t offset, char byte)
{
    struct error err = {0};
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_BUF content = BUF_INIT(1 << 20);
    ASSERT_OK(file_read(&content, path, &err));
    assert_in_range(offset, 0, content.n - 1);
    content.at[offset] = byte;
    ASSERT_OK(file_write(path, buf_str(&content), &err));
}

/** Make an index whose tables have several blocks each. */
static const char *large_index(void **state)
{
    struct error err = {0};
    const char *path = fixture_path(state, "large");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    for (unsigned i = 0; i < 300; i++) {
        AUTO_BUF text = BUF_INIT(1000);
        for (unsigned j = 0; j < 30; j++)
            buf_printf(&text, "t%u ", i * j % 500);
        fixture_add(writer, buf_text(&text));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
    return path;
}

static bool go_on(struct str term, uint32_t count, void *context)
{
    (void)term;
    (void)count;
    (void)context;
    return true;
}

/** Read each table of the index. */
static enum status read_all(const struct xc_database *db, struct error *err)
{
    XC_AUTO_POSTINGS *postings = NULL;
    XC_AUTO_POSITIONS *positions = NULL;
    AUTO_BUF data = BUF_INIT(1000);
    uint32_t ids[1000];
    size_t n = 0;
    enum status st = xc_database_terms(db, STR(""), go_on, NULL, err);
    if (!st)
        st = xc_postings_open(&postings, db, STR("t0"), err);
    if (!st)
        st = xc_postings_read(&n, ids, NULL, postings, COUNT_OF(ids), err);
    if (!st)
        st = xc_database_document_data(&data, db, 3, err);
    if (!st)
        st = xc_database_document_terms(db, 3, go_on, NULL, err);
    if (!st)
        st = xc_positions_open(&positions, db, 3, STR("t0"), err);
    return st;
}

static enum status open_and_read(const char *path, struct error *err)
{
    XC_AUTO_DATABASE *db = NULL;
    enum status st = xc_database_open(&db, path, err);
    return st ? st : read_all(db, err);
}

static void opening_where_there_is_no_index_says_not_found(void **state)
{
    struct error err = {0};
    struct xc_database *db = (struct xc_database *)state;
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_database_open(&db, fixture_path(state, "nowhere"), &err));
    assert_null(db);
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_database_open(&db, "", &err));
    ASSERT_FAILS(STATUS_NOT_FOUND, xc_database_open(&db, fixture_path(state, ""), &err));
    put_file(fixture_path(state, ""), "file", STR("x"));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_database_open(&db, fixture_path(state, "file/index"), &err));
    assert_int_equal(STATUS_NOT_FOUND,
                     xc_database_open(&db, fixture_path(state, "nowhere"), NULL));
}

static void a_stub_is_never_followed(void **state)
{
    struct error err = {0};
    static const char *const texts[] = {"secret"};
    fixture_build(fixture_path(state, "other"), texts, 1);
    AUTO_BUF stub = BUF_INIT(200);
    buf_printf(&stub, "glass %s\n", fixture_path(state, "other"));
    put_file(fixture_path(state, ""), "stub", buf_str(&stub));
    struct xc_database *db = NULL;
    ASSERT_FAILS(STATUS_BAD_INPUT,
                 xc_database_open(&db, fixture_path(state, "stub"), &err));
    assert_null(db);

    ASSERT_OK(folder_make(fixture_path(state, "folder"), &err));
    put_file(fixture_path(state, "folder"), "XAPIANDB", buf_str(&stub));
    ASSERT_FAILS(STATUS_NOT_FOUND,
                 xc_database_open(&db, fixture_path(state, "folder"), &err));

    const char *sources[] = {fixture_path(state, "stub")};
    ASSERT_FAILS(STATUS_BAD_INPUT, xc_compact(fixture_path(state, "new"), sources, 1,
                                              &(struct xc_compact_options){0}, &err));
}

static void a_path_that_cannot_be_looked_at_is_an_io_error(void **state)
{
    struct error err = {0};
    const char *loop = fixture_path(state, "loop");
    assert_int_equal(0, symlink(loop, loop));
    struct xc_database *db = NULL;
    ASSERT_FAILS(STATUS_IO, xc_database_open(&db, loop, &err));
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    ASSERT_FAILS(STATUS_IO, xc_database_open(&db, endless, &err));
    assert_null(db);
}

static void a_file_that_cannot_be_read_is_an_io_error(void **state)
{
    struct error err = {0};
    const char *path = large_index(state);
    AUTO_TEXT *table = path_join(path, "postlist.glass");
    assert_int_equal(0, unlink(table));
    assert_int_equal(0, mkdir(table, 0755));
    ASSERT_FAILS(STATUS_IO, open_and_read(path, &err));
}

static void a_damaged_version_file_is_corrupt(void **state)
{
    static const off_t lengths[] = {0, 20, 40};
    struct error err = {0};
    const char *path = large_index(state);
    set_byte(path, "iamglass", 5, 'X');
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, open_and_read(path, &err));
    for (size_t i = COUNT_OF(lengths); i-- > 0;) {
        cut_file(path, "iamglass", lengths[i]);
        ASSERT_FAILS(STATUS_INDEX_CORRUPT, open_and_read(path, &err));
    }
}

static void a_cut_table_is_corrupt(void **state)
{
    static const char *const tables[] = {"position.glass", "termlist.glass",
                                         "docdata.glass", "postlist.glass"};
    struct error err = {0};
    const char *path = large_index(state);
    ASSERT_OK(open_and_read(path, &err));
    /* From the last table that is read to the first, so that each is met by itself. */
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        cut_file(path, tables[i], 0);
        ASSERT_FAILS(STATUS_INDEX_CORRUPT, open_and_read(path, &err));
    }
}

static void a_table_of_zeros_is_corrupt(void **state)
{
    struct error err = {0};
    const char *path = large_index(state);
    cut_file(path, "postlist.glass", 0);
    cut_file(path, "postlist.glass", 100000);
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, open_and_read(path, &err));
}

static void a_missing_table_is_corrupt(void **state)
{
    struct error err = {0};
    const char *path = large_index(state);
    AUTO_TEXT *table = path_join(path, "postlist.glass");
    assert_int_equal(0, unlink(table));
    ASSERT_FAILS(STATUS_INDEX_CORRUPT, open_and_read(path, &err));
    XC_AUTO_WRITER *writer = NULL;
    ASSERT_FAILS(STATUS_INDEX_CORRUPT,
                 xc_writer_open(&writer, path, &(struct xc_writer_options){0}, &err));
}

static void an_index_of_another_release_says_so(void **state)
{
    struct error err = {0};
    const char *path = large_index(state);
    set_byte(path, "iamglass", 15, 0x77);
    ASSERT_FAILS(STATUS_INDEX_VERSION, open_and_read(path, &err));
    XC_AUTO_WRITER *writer = NULL;
    ASSERT_FAILS(STATUS_INDEX_VERSION,
                 xc_writer_open(&writer, path, &(struct xc_writer_options){0}, &err));
    assert_null(writer);
}

/** Commit @p n times, and change every document each time. */
static void rewrite(const char *path, unsigned n)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = NULL;
    const struct xc_writer_options options = {.no_sync = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    while (n-- > 0) {
        XC_AUTO_DOCUMENT *document = fixture_document(n % 2 ? "t0 t1 t2" : "t1 t2 t3");
        for (uint32_t id = 1; id <= 300; id++)
            ASSERT_OK(xc_writer_put(writer, id, document, &err));
        ASSERT_OK(xc_writer_commit(writer, &err));
    }
}

static void a_reader_left_behind_by_a_writer_says_changed_until_reopened(void **state)
{
    struct error err = {0};
    const char *path = large_index(state);
    XC_AUTO_DATABASE *db = fixture_open(path);
    rewrite(path, 5);
    ASSERT_FAILS(STATUS_INDEX_CHANGED, read_all(db, &err));
    ASSERT_OK(xc_database_reopen(NULL, db, &err));
    ASSERT_OK(read_all(db, &err));
}

/* Flipped bits may not be noticed, because Xapian has no checksums. But nothing may
 * crash, and no exception may leave the binding. */
static void flipped_bits_give_an_answer_or_a_status(void **state)
{
    const char *path = large_index(state);
    unsigned n_noticed = 0;
    for (size_t at = 20; at < 110; at++) {
        struct error err = {0};
        AUTO_TEXT *file = path_join(path, "iamglass");
        AUTO_BUF sound = BUF_INIT(1000);
        ASSERT_OK(file_read(&sound, file, &err));
        if (at >= sound.n)
            break;
        set_byte(path, "iamglass", at, (char)(sound.at[at] ^ 0x10));
        enum status st = open_and_read(path, &err);
        assert_int_equal(st, err.code);
        n_noticed += st != STATUS_OK;
        ASSERT_OK(file_write(file, buf_str(&sound), &err));
    }
    assert_in_range(n_noticed, 1, 90);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(opening_where_there_is_no_index_says_not_found),
        TEST(a_stub_is_never_followed),
        TEST(a_path_that_cannot_be_looked_at_is_an_io_error),
        TEST(a_file_that_cannot_be_read_is_an_io_error),
        TEST(a_damaged_version_file_is_corrupt),
        TEST(a_cut_table_is_corrupt),
        TEST(a_table_of_zeros_is_corrupt),
        TEST(a_missing_table_is_corrupt),
        TEST(an_index_of_another_release_says_so),
        TEST(a_reader_left_behind_by_a_writer_says_changed_until_reopened),
        TEST(flipped_bits_give_an_answer_or_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
