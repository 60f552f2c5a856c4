/* The manifest: it proves each file of a generation, and itself. */
#include "base/file.h"
#include "base/memory.h"
#include "engine/index/generation.h"
#include "engine/store/schema.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"
#include "text/analyse.h"

static const char *const files[] = {"columns.bin", "empty", "lists.bin12345678",
                                    "vocabulary/regions.json"};

static const struct manifest sample = {
    .generation = "20260430T060000Z-0123456789ab",
    .corpus_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .built_at = 1777528800,
    .n_documents = 55,
    .text_bytes = UINT64_C(123456789012),
};

/** Make a folder called @p name with a few files and their manifest. */
static char *generation_of_files(const char *name)
{
    char *folder = scratch_path(name);
    struct error err = {0};
    static const char *const folders[] = {GENERATION_VOCABULARY, GENERATION_XAPIAN};
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        AUTO_TEXT *path = path_join(folder, folders[i]);
        must(folder_make(path, &err), &err);
    }
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        AUTO_TEXT *path = path_join(folder, files[i]);
        must(file_write(path, i == 1 ? STR("") : str_of(files[i]), &err), &err);
    }
    struct manifest manifest = sample;
    must(manifest_write(&manifest, folder, &err), &err);
    assert_int_equal(11 + 17 + 23, manifest.index_bytes);
    return folder;
}

static enum status read_it(const char *folder, bool digests, struct error *err)
{
    struct manifest manifest;
    enum status st = manifest_read(&manifest, folder, MANIFEST_ALL, digests, err);
    assert_int_equal(st == STATUS_OK, manifest.n_documents == sample.n_documents);
    return st;
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_of_files("whole");
    for (int digests = 0; digests < 2; digests++) {
        struct manifest manifest;
        struct error err = {0};
        must(manifest_read(&manifest, folder, MANIFEST_ALL, digests, &err), &err);
        assert_string_equal(sample.generation, manifest.generation);
        assert_string_equal(sample.corpus_sha256, manifest.corpus_sha256);
        assert_int_equal(sample.built_at, manifest.built_at);
        assert_int_equal(sample.n_documents, manifest.n_documents);
        assert_int_equal(sample.text_bytes, manifest.text_bytes);
        assert_int_equal(51, manifest.index_bytes);
    }
}

static void writing_twice_gives_the_same_bytes(void **state)
{
    (void)state;
    char digests[2][SHA256_TEXT_BYTES];
    AUTO_TEXT *one = generation_of_files("one");
    AUTO_TEXT *two = generation_of_files("two");
    store_digest(digests[0], one);
    store_digest(digests[1], two);
    assert_string_equal(digests[0], digests[1]);
    struct manifest manifest = sample;
    struct error err = {0};
    must(manifest_write(&manifest, one, &err), &err);
    store_digest(digests[0], one);
    assert_string_equal(digests[0], digests[1]);
}

static void any_flipped_bit_of_the_manifest_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_of_files("flip");
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    size_t n = file_size(path);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        struct error err = {0};
        enum status st = read_it(folder, false, &err);
        if (st != STATUS_INDEX_CORRUPT)
            fail_msg("byte %zu, bit %zu: %s", i / 8, i % 8, status_name(st));
        file_flip(path, i / 8, i % 8);
    }
}

static void any_shorter_or_longer_manifest_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_of_files("cut");
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    struct error err = {0};
    size_t n = file_size(path);
    file_resize(path, n + 1);
    assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, true, &err));
    file_resize(path, (size_t)64 << 20);
    assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, true, &err));
    while (n-- > 0) {
        file_resize(path, n);
        assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, true, &err));
    }
}

static void a_changed_file_shows_by_its_digest(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_of_files("changed");
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        AUTO_TEXT *path = path_join(folder, files[i]);
        struct error err = {0};
        size_t n = file_size(path);
        if (n) {
            file_flip(path, n / 2, 3);
            assert_int_equal(STATUS_OK, read_it(folder, false, &err));
            assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, true, &err));
            assert_non_null(strstr(err.text, files[i]));
            file_flip(path, n / 2, 3);
        }
        file_resize(path, n + 1);
        assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, false, &err));
        assert_non_null(strstr(err.text, files[i]));
        file_resize(path, n);
        must(read_it(folder, true, &err), &err);
        must(folder_remove(path, &err), &err);
        assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, false, &err));
        must(folder_make(path, &err), &err);
        assert_int_equal(STATUS_INDEX_CORRUPT, read_it(folder, false, &err));
        must(folder_remove(path, &err), &err);
        must(file_write(path, n ? str_of(files[i]) : STR(""), &err), &err);
    }
}

static void a_file_that_it_does_not_name_is_ignored(void **state)
{
    (void)state;
    AUTO_TEXT *folder = generation_of_files("more");
    AUTO_TEXT *path = path_join(folder, "vocabulary/more");
    struct error err = {0};
    must(file_write(path, STR("x"), &err), &err);
    assert_int_equal(STATUS_OK, read_it(folder, true, &err));
}

static void another_format_or_analyser_is_another_version(void **state)
{
    (void)state;
    static const char *const members[] = {"\"format\": ", "\"analyser\": "};
    const int versions[] = {INDEX_FORMAT_VERSION, ANALYSER_VERSION};
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        AUTO_TEXT *folder = generation_of_files("version");
        AUTO_BUF from = BUF_INIT(100);
        AUTO_BUF to = BUF_INIT(100);
        buf_printf(&from, "%s%d,", members[i], versions[i]);
        buf_printf(&to, "%s%d,", members[i], (versions[i] + 1) % 10);
        store_forge(folder, buf_text(&from), buf_text(&to));
        struct error err = {0};
        assert_int_equal(STATUS_INDEX_VERSION, read_it(folder, true, &err));
        assert_non_null(strstr(err.text, "this program reads"));
        must(folder_remove(folder, &err), &err);
    }
}

static void members_that_cannot_be_are_damage(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"\"documents\": 55", "\"documents\": -5"},
        {"\"documents\": 55", "\"documentz\": 55"},
        {"\"documents\": 55", "\"documents\":1.5"},
        {"\"text_bytes\": 123456789012", "\"text_bytes\": -23456789012"},
        {"\"generation\": \"2026", "\"generation\": 12,\"2"},
        {"\"files\": [", "\"filez\": ["},
        {"\"bytes\": 11", "\"bytes\": -1"},
        {"\"path\": \"col", "\"math\": \"col"},
        {"\"path\": \"col", "\"path\": 1,\"d"},
        {"{\n", "[\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_TEXT *folder = generation_of_files("members");
        store_forge(folder, cases[i].from, cases[i].to);
        struct error err = {0};
        if (read_it(folder, true, &err) != STATUS_INDEX_CORRUPT)
            fail_msg("%s was taken", cases[i].to);
        assert_string_not_equal("", err.text);
        must(folder_remove(folder, &err), &err);
    }
}

static void no_manifest_says_not_found(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, read_it(scratch_folder, true, &err));
    AUTO_TEXT *folder = generation_of_files("folder");
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    must(folder_remove(path, &err), &err);
    must(folder_make(path, &err), &err);
    assert_int_equal(STATUS_IO, read_it(folder, true, &err));
}

static void a_generation_without_its_folders_is_not_written(void **state)
{
    (void)state;
    struct error err = {0};
    struct manifest manifest = sample;
    assert_int_equal(STATUS_NOT_FOUND, manifest_write(&manifest, "/nonexistent", &err));
    AUTO_TEXT *folder = generation_of_files("incomplete");
    AUTO_TEXT *vocabulary = path_join(folder, GENERATION_VOCABULARY);
    must(folder_remove(vocabulary, &err), &err);
    assert_int_equal(STATUS_NOT_FOUND, manifest_write(&manifest, folder, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(writing_twice_gives_the_same_bytes),
        cmocka_unit_test(any_flipped_bit_of_the_manifest_is_damage),
        cmocka_unit_test(any_shorter_or_longer_manifest_is_damage),
        cmocka_unit_test(a_changed_file_shows_by_its_digest),
        cmocka_unit_test(a_file_that_it_does_not_name_is_ignored),
        cmocka_unit_test(another_format_or_analyser_is_another_version),
        cmocka_unit_test(members_that_cannot_be_are_damage),
        cmocka_unit_test(no_manifest_says_not_found),
        cmocka_unit_test(a_generation_without_its_folders_is_not_written),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
