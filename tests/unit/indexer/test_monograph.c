/* The importer of monographs, on the cases of tests/cases/monographs and, where it is there, on a published one. */
#include "indexer/monograph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "engine/record_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/monograph_dump.h"

#define CASES SOURCE_DIR "/tests/cases/monographs"

static void read_file(struct buf *out, const char *folder, const char *name)
{
    AUTO_TEXT *path = path_join(folder, name);
    struct error err = {0};
    if (file_read(out, path, &err))
        fail_msg("%s", err.text);
}

/** The first line of @p a that differs from @p b is what a failing test should show. */
static void assert_same_lines(const char *name, struct str expected, struct str found)
{
    for (unsigned line = 1; expected.at || found.at; line++) {
        struct str a = expected.at ? str_cut(&expected, '\n') : STR("(end)");
        struct str b = found.at ? str_cut(&found, '\n') : STR("(end)");
        if (!str_equal(a, b))
            fail_msg("%s.expected:%u: expected\n  %.*s\nfound\n  %.*s", name, line,
                     STR_ARG(a), STR_ARG(b));
    }
}

static void run_case(const char *name, const struct vocabulary *vocabulary)
{
    AUTO_BUF text = BUF_INIT(1U << 20);
    AUTO_BUF expected = BUF_INIT(DUMP_MOST_BYTES);
    AUTO_BUF found = BUF_INIT(DUMP_MOST_BYTES);
    AUTO_COLLECTION collection = COLLECTION_INIT;
    struct source_sink sink = collection_sink(&collection);
    struct error err = {0};
    char expected_name[300];
    (void)snprintf(expected_name, sizeof expected_name, "%.*s.expected",
                   (int)strlen(name) - 4, name);

    read_file(&text, CASES, name);
    assert_int_equal(STATUS_OK,
                     monograph_read(name, buf_str(&text), vocabulary, &sink, &err));
    assert_true(monograph_looks_like(buf_str(&text)));
    collection_dump(&found, &collection, vocabulary);
    /* To accept what is found as what is wanted: MONOGRAPH_ACCEPT=1 ./test_monograph, then read the difference. */
    if (getenv("MONOGRAPH_ACCEPT")) {
        AUTO_TEXT *path = path_join(CASES, expected_name);
        assert_int_equal(STATUS_OK, file_write(path, buf_str(&found), &err));
    }
    read_file(&expected, CASES, expected_name);
    assert_same_lines(name, buf_str(&expected), buf_str(&found));
    for (size_t i = 0; i < collection.n; i++)
        assert_int_equal(STATUS_OK, record_check(collection.records[i], &err));
}

static void every_case_gives_what_is_written_beside_it(void **state)
{
    AUTO_NAME_LIST names;
    struct error err = {0};
    size_t n_cases = 0;
    assert_int_equal(STATUS_OK, folder_list(&names, CASES, &err));
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".txt")))
            continue;
        run_case(names.at[i], *state);
        n_cases++;
    }
    assert_true(n_cases >= 2);
}

static int load(void **state)
{
    *state = dump_vocabulary();
    return 0;
}

static int unload(void **state)
{
    vocabulary_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_gives_what_is_written_beside_it),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
