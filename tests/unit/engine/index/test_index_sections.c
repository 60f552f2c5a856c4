/* Sections that the files of a generation lack: the error names file and section. */
#include "engine/index/index.h"

#include "base/file.h"
#include "engine/index/generation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Where the number of the first section stands in a file of sections. */
static size_t first_number_of(const char *file)
{
    AUTO_BUF bytes = BUF_INIT(1 << 24);
    struct error err = {0};
    must(file_read(&bytes, file, &err), &err);
    assert_true(bytes.n >= 24);
    uint64_t table_at = 0;
    memcpy(&table_at, bytes.at + bytes.n - 24, sizeof table_at);
    return (size_t)table_at;
}

static void a_missing_section_is_told_with_its_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sections");
    (void)store_build(path, corpus_of_three);
    AUTO_TEXT *served = store_served(path);
    AUTO_NAME_LIST names;
    struct error err = {0};
    must(folder_list(&names, served, &err), &err);
    unsigned n_met = 0;
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".bin")))
            continue;
        AUTO_TEXT *file = path_join(served, names.at[i]);
        size_t at = first_number_of(file);
        AUTO_INDEX *index = NULL;
        file_flip(file, at, 6);
        assert_int_equal(STATUS_INDEX_CORRUPT,
                         index_open(&index, path, INDEX_CHECK_SIZES, &err));
        if (!strstr(err.text, names.at[i]) || !strstr(err.text, "is missing"))
            fail_msg("%s: %s", names.at[i], err.text);
        file_flip(file, at, 6);
        n_met++;
    }
    assert_true(n_met >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_section_is_told_with_its_file),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
