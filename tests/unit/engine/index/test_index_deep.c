/* Holding the compiled files against the Xapian database: what does not belong to it is
 * named. */
#include "engine/index/index_deep.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/index_parts.h"
#include "engine/store/schema.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"
#include "xapian-c/xapian-c.h"

/* Two corpora of three documents: the words and regions of the last two are exchanged. */
#define FIRST "{\"id\":\"a\",\"text\":\"Un bateau.\",\"regions\":[\"32\"]}"
static const char *const one[] = {
    FIRST, "{\"id\":\"b\",\"text\":\"Un avion.\",\"regions\":[\"11\"]}",
    "{\"id\":\"c\",\"text\":\"Un train.\",\"regions\":[\"44\"]}"};
static const char *const other[] = {
    FIRST, "{\"id\":\"b\",\"text\":\"Un train.\",\"regions\":[\"44\"]}",
    "{\"id\":\"c\",\"text\":\"Un avion.\",\"regions\":[\"11\"]}"};

/** Build an index of one of the corpora at @p name. @return its path. */
static char *build_at(const char *name, const char *const *records)
{
    struct error err = {0};
    char *path = scratch_path(name);
    must(folder_remove(path, &err), &err);
    (void)store_build(path, (struct corpus){records, 3});
    return path;
}

static struct manifest manifest_of(const char *folder)
{
    struct error err = {0};
    struct manifest manifest;
    must(manifest_read(&manifest, folder, MANIFEST_ALL, false, &err), &err);
    return manifest;
}

/** Write the manifest again after a change, so that the digests hold. */
static void sign(struct manifest manifest, const char *folder)
{
    struct error err = {0};
    must(manifest_write(&manifest, folder, &err), &err);
}

static enum status verify(const char *path, struct error *err)
{
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, err), err);
    return index_verify_deep(index, err);
}

static void a_sound_index_passes(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *a = build_at("sound", one);
    AUTO_TEXT *b = build_at("other", other);
    must(verify(a, &err), &err);
    must(verify(b, &err), &err);
}

static void a_compiled_file_of_another_index_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *what;
    } cases[] = {{GENERATION_LISTS, "term «"}, {GENERATION_BITMAPS, "value «"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        AUTO_TEXT *a = build_at("a", one);
        AUTO_TEXT *b = build_at("b", other);
        AUTO_TEXT *ours = store_served(a);
        struct manifest manifest = manifest_of(ours);
        AUTO_TEXT *theirs = store_served(b);
        AUTO_TEXT *to = path_join(ours, cases[i].file);
        AUTO_TEXT *from = path_join(theirs, cases[i].file);
        must(file_copy(to, from, &err), &err);
        sign(manifest, ours);
        assert_int_equal(STATUS_INDEX_CORRUPT, verify(a, &err));
        if (!strstr(err.text, cases[i].file) || !strstr(err.text, cases[i].what))
            fail_msg("%s: %s", cases[i].file, err.text);
    }
}

/** Documents b and c are each other. */
static void numbers_of_another_index_are_found(void **state)
{
    (void)state;
    struct error err = {0};
    uint32_t numbers[] = {0, 1, 3, 2};
    AUTO_TEXT *a = build_at("rows", one);
    AUTO_TEXT *folder = store_served(a);
    struct manifest manifest = manifest_of(folder);
    AUTO_TEXT *path = path_join(folder, GENERATION_XAPIAN_ROWS);
    const struct xapian_rows rows = {SECTIONS_INIT, numbers, 3};
    must(xapian_rows_write(&rows, path, &err), &err);
    sign(manifest, folder);
    assert_int_equal(STATUS_INDEX_CORRUPT, verify(a, &err));
    assert_non_null(strstr(err.text, GENERATION_XAPIAN));
    assert_non_null(strstr(err.text, "document « b »"));
}

static void a_document_that_the_database_lacks_is_found(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *a = build_at("lacking", one);
    AUTO_TEXT *folder = store_served(a);
    struct manifest manifest = manifest_of(folder);
    AUTO_TEXT *path = path_join(folder, GENERATION_XAPIAN);
    struct xc_writer *writer = NULL;
    struct xc_writer_options options = {.mode = XC_WRITER_OPEN, .no_sync = true};
    must(xc_writer_open(&writer, path, &options, &err), &err);
    must(xc_writer_delete(writer, 2, &err), &err);
    must(xc_writer_commit(writer, &err), &err);
    xc_writer_free(writer);
    sign(manifest, folder);
    assert_int_equal(STATUS_INDEX_CORRUPT, verify(a, &err));
    assert_non_null(strstr(err.text, GENERATION_XAPIAN ": 2 documents"));
}

static void compiled_files_of_another_version_leave_the_database(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_TEXT *a = build_at("version", one);
    AUTO_TEXT *folder = store_served(a);
    AUTO_BUF from = BUF_INIT(100);
    AUTO_BUF to = BUF_INIT(100);
    buf_printf(&from, "\"compiled\": %d,", COMPILED_FORMAT_VERSION);
    buf_printf(&to, "\"compiled\": %d,", (COMPILED_FORMAT_VERSION + 1) % 10);
    store_forge(folder, buf_text(&from), buf_text(&to));
    AUTO_INDEX *flat = NULL;
    AUTO_INDEX *xapian = NULL;
    assert_int_equal(STATUS_INDEX_VERSION,
                     index_open(&flat, a, INDEX_CHECK_DIGESTS, &err));
    assert_null(flat);
    must(index_open_with(&xapian, a, INDEX_CHECK_DIGESTS, INDEX_XAPIAN, &err), &err);
    assert_int_equal(INDEX_XAPIAN, index_engine(xapian));
    assert_int_equal(3, index_info(xapian).n_documents);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_index_passes),
        cmocka_unit_test(a_compiled_file_of_another_index_is_named),
        cmocka_unit_test(numbers_of_another_index_are_found),
        cmocka_unit_test(a_document_that_the_database_lacks_is_found),
        cmocka_unit_test(compiled_files_of_another_version_leave_the_database),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
