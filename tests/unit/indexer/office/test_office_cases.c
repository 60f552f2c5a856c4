/* Reading office documents, tables, LHEO and JSON: each file of tests/cases/office and of
 * tests/cases/tabular gives what stands beside it in NAME.expected, by the format that
 * its content tells. */
#include "base/file.h"
#include "base/memory.h"
#include "indexer/format/format.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"

#define OFFICE SOURCE_DIR "/tests/cases/office"
#define TABULAR SOURCE_DIR "/tests/cases/tabular"
#define VOCABULARY SOURCE_DIR "/corpus/vocabulary"

static void read_case(struct recorder *recorder, const char *folder, const char *name)
{
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_BUF content = BUF_INIT(1U << 20), origin = BUF_INIT(300);
    struct error err = {0};
    if (file_read(&content, path, &err))
        fail_msg("%s: %s", name, err.text);
    enum format format = format_of_content(buf_str(&content), str_of(name));
    if (format == FORMAT_COUNT_)
        fail_msg("%s is of no format", name);
    buf_printf(&origin, "source/%s", name);
    recorder->reading.origin = buf_text(&origin);
    if (format_type(format)->read(buf_str(&content), &recorder->reading, &err))
        fail_msg("%s: %s", name, err.text);
}

static void check_case(const char *folder, const char *expected)
{
    AUTO_TEXT *path = path_join(folder, expected);
    AUTO_TEXT *name = mem_copy_string(expected, strlen(expected) - strlen(".expected"));
    AUTO_BUF wanted = BUF_INIT(1U << 20);
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    if (file_read(&wanted, path, &err))
        fail_msg("%s: %s", expected, err.text);
    read_case(&recorder, folder, name);
    if (!str_equal(buf_str(&recorder.text), buf_str(&wanted)))
        fail_msg("%s:\n%s", name, buf_text(&recorder.text));
}

static size_t check_folder(const char *folder)
{
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".expected")))
            continue;
        check_case(folder, names.at[i]);
        n++;
    }
    return n;
}

static void each_file_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(OFFICE) >= 8);
    assert_true(check_folder(TABULAR) >= 14);
}

static void what_the_sink_returns_ends_the_reading(void **state)
{
    (void)state;
    static const char *const paths[] = {OFFICE "/structure.docx", OFFICE "/structure.odt",
                                        OFFICE "/sheets.xlsx",    OFFICE "/sheets.ods",
                                        OFFICE "/offer.xml",      TABULAR "/list.csv",
                                        TABULAR "/array.json"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        AUTO_BUF content = BUF_INIT(1U << 20);
        struct error err = {0};
        assert_int_equal(STATUS_OK, file_read(&content, paths[i], &err));
        AUTO_RECORDER recorder;
        assert_true(recorder_open(&recorder, VOCABULARY));
        recorder.stop_after = 1;
        enum format format = format_of_content(buf_str(&content), str_of(paths[i]));
        const struct format_type *type = format_type(format);
        if (type->read(buf_str(&content), &recorder.reading, &err) != STATUS_IO)
            fail_msg("%s", paths[i]);
        assert_string_equal("stopped", err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_gives_what_is_wanted),
        cmocka_unit_test(what_the_sink_returns_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
