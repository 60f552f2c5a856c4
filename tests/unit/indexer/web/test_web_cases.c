/* Pages, feeds and dumps of websites give what the files of tests/cases/web/ say. */
#include "base/file.h"
#include "base/memory.h"
#include "engine/json/json_read.h"
#include "indexer/format/format.h"
#include "indexer/web/page.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"

#define CASES SOURCE_DIR "/tests/cases/web/"
#define VOCABULARY SOURCE_DIR "/tests/cases/vocabulary/sound"
#define FILE_MAX (1U << 20)

typedef void check_file(const char *name, struct str content, struct str expected);

static void read_both(struct buf *content, struct buf *expected, const char *folder,
                      const char *name)
{
    struct error err = {0};
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_BUF other = BUF_INIT(1000);
    buf_put(&other, path, (size_t)(strrchr(path, '.') - path));
    buf_put_text(&other, ".expected");
    if (file_read(content, path, &err) || file_read(expected, buf_text(&other), &err))
        fail_msg("%s: %s", name, err.text);
}

static size_t check_folder(const char *folder, check_file *check)
{
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    size_t n = 0;
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    for (size_t i = 0; i < names.n; i++) {
        if (str_ends_with(str_of(names.at[i]), STR(".expected")))
            continue;
        AUTO_BUF content = BUF_INIT(FILE_MAX), expected = BUF_INIT(FILE_MAX);
        read_both(&content, &expected, folder, names.at[i]);
        check(names.at[i], buf_str(&content), buf_str(&expected));
        n++;
    }
    return n;
}

/* Pages. */

static void put_object(struct buf *out, const json_t *object)
{
    char *json = json_dumps(object, JSON_INDENT(1) | JSON_SORT_KEYS);
    buf_printf(out, "%s\n", json);
    free(json); /* library memory */
}

static void check_page(const char *name, struct str content, struct str expected)
{
    struct page_notes notes;
    AUTO_JSON *object = page_read(&notes, content);
    AUTO_BUF given = BUF_INIT(FILE_MAX);
    assert_int_equal(FORMAT_HTML, format_of_content(content, str_of(name)));
    if (notes.warning.text[0])
        buf_printf(&given, "warned: %s\n", notes.warning.text);
    if (notes.left_out.text[0])
        buf_printf(&given, "left out: %s\n", notes.left_out.text);
    if (object)
        put_object(&given, object);
    if (!str_equal(buf_str(&given), expected))
        fail_msg("%s:\n%s", name, buf_text(&given));
}

static void each_page_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(CASES "pages", check_page) >= 9);
}

/* Feeds and dumps. */

static bool has_text(struct str text, const json_t *part)
{
    return str_find(text, str_of(json_string_value(part))) < text.n;
}

/** Whether member @p name of a wanted record is in the one given. */
static bool is_given(const json_t *record, struct str line, const char *name,
                     const json_t *wanted)
{
    bool is_absent = strcmp(name, "!") == 0;
    if (is_absent || strcmp(name, "~") == 0) {
        for (size_t i = 0; i < json_array_size(wanted); i++)
            if (has_text(line, json_array_get(wanted, i)) == is_absent)
                return false;
        return true;
    }
    const json_t *value = json_object_get(record, name);
    if (strcmp(name, "text") == 0)
        return json_is_string(value) &&
               has_text(str_of(json_string_value(value)), wanted);
    return value && json_equal(value, wanted);
}

/** Whether the line @p given has what @p wanted lists: "record lines 1-2 {…}" for
 *  "record 1-2 {…}". */
static bool is_record_as_wanted(struct str given, struct str wanted)
{
    struct error err = {0};
    AUTO_JSON *record = NULL;
    AUTO_JSON *members = NULL;
    size_t at = str_find(given, STR("{")), wanted_at = str_find(wanted, STR("{"));
    struct str lines = {given.at + 13, at - 13};
    struct str wanted_lines = {wanted.at + 7, wanted_at - 7};
    if (!str_starts_with(given, STR("record lines ")) || !str_equal(lines, wanted_lines))
        return false;
    if (json_read(&record, (struct str){given.at + at, given.n - at}, &err) ||
        json_read(&members, (struct str){wanted.at + wanted_at, wanted.n - wanted_at},
                  &err))
        fail_msg("%s", err.text);
    const char *name;
    json_t *value;
    json_object_foreach(members, name,
                        value) if (!is_given(record, given, name, value)) return false;
    return true;
}

/** The next line given that is no warning of an unknown member. */
static struct str next_given(struct str *rest)
{
    while (rest->at && rest->n) {
        struct str line = str_cut(rest, '\n');
        if (str_find(line, STR("membre inconnu")) == line.n)
            return line;
    }
    return STR("");
}

static void check_source(const char *name, struct str content, struct str expected)
{
    AUTO_RECORDER recorder;
    struct error err = {0};
    assert_true(recorder_open(&recorder, VOCABULARY));
    enum format format = format_of_content(content, str_of(name));
    if (format == FORMAT_COUNT_)
        fail_msg("%s: no format", name);
    if (format_type(format)->read(content, &recorder.reading, &err))
        fail_msg("%s: %s", name, err.text);
    struct str rest = buf_str(&recorder.text);
    while (expected.at && expected.n) {
        struct str wanted = str_cut(&expected, '\n'), given = next_given(&rest);
        bool is_record = str_starts_with(wanted, STR("record "));
        if (is_record ? !is_record_as_wanted(given, wanted)
                      : !str_starts_with(given, wanted))
            fail_msg("%s: wanted %.*s\n%s", name, STR_ARG(wanted),
                     buf_text(&recorder.text));
    }
    struct str more = next_given(&rest);
    if (more.n)
        fail_msg("%s: %.*s", name, STR_ARG(more));
}

static void each_feed_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(CASES "feeds", check_source) >= 7);
}

static void each_dump_of_wordpress_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(CASES "wordpress", check_source) >= 3);
}

static void a_page_that_ends_in_its_declarations_is_read(void **state)
{
    (void)state;
    static const char *const ends[] = {
        "charset=", "charset=\"", "charset=utf", "<meta", "<?xml version='1.0' encoding=",
        "<title>"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct page_notes notes;
        /* No zero byte follows it. */
        size_t n = strlen(ends[i]);
        char *bytes = mem_new_array(n, 1);
        memcpy(bytes, ends[i], n);
        AUTO_JSON *object = page_read(&notes, (struct str){bytes, n});
        assert_true(!object == (notes.left_out.text[0] != '\0'));
        mem_free(bytes);
    }
}

static void a_file_is_a_page_by_its_content_or_else_by_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *content, *name;
        enum format format;
    } rows[] = {
        {"<!-- x -->\n<!DOCTYPE HTML>", "a.html", FORMAT_HTML},
        {"<html lang=fr>", "a.xml", FORMAT_HTML},
        {"<p>Un fragment</p>", "dossier/page.HTM", FORMAT_HTML},
        {"<p>Un fragment</p>", "a.xml", FORMAT_COUNT_},
        {"<autre><item/></autre>", "a.xml", FORMAT_COUNT_},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(rows[i].format, format_of_content(str_of(rows[i].content),
                                                           str_of(rows[i].name)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_gives_what_is_wanted),
        cmocka_unit_test(each_feed_gives_what_is_wanted),
        cmocka_unit_test(each_dump_of_wordpress_gives_what_is_wanted),
        cmocka_unit_test(a_page_that_ends_in_its_declarations_is_read),
        cmocka_unit_test(a_file_is_a_page_by_its_content_or_else_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
