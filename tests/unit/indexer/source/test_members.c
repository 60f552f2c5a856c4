/* What becomes of the members of an object: a table of objects, each with the record that
 * it gives and what is said of it. */
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"

#define CASES SOURCE_DIR "/tests/cases/sources/members.txt"
#define VOCABULARY SOURCE_DIR "/corpus/vocabulary"

static void put_one_line(struct buf *out, struct str lines)
{
    static const struct str head = {"record lines 1-1 ", 17};
    struct str rest = str_trim(lines);
    while (rest.at) {
        struct str line = str_cut(&rest, '\n');
        if (str_starts_with(line, head))
            line = (struct str){line.at + head.n, line.n - head.n};
        buf_put_str(out, line);
        if (rest.at)
            buf_put_text(out, " ¶ ");
    }
}

static void take(struct recorder *recorder, struct str json)
{
    struct reading_object found = {NULL, 1, 1, NULL, false};
    struct error err = {0};
    buf_clear(&recorder->text);
    assert_int_equal(STATUS_OK,
                     reading_take_json(&recorder->reading, json, &found, &err));
}

static void check_case(void *context, const struct case_line *line)
{
    struct recorder *recorder = context;
    AUTO_BUF got = BUF_INIT(1U << 20);
    take(recorder, line->input);
    put_one_line(&got, buf_str(&recorder->text));
    if (!str_equal(buf_str(&got), line->wanted))
        fail_msg("%s:%d:\n%s", line->file, line->number, buf_text(&got));
}

static void each_object_gives_its_record_and_its_remarks(void **state)
{
    (void)state;
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_true(cases_each(CASES, check_case, &recorder) >= 80);
}

static void the_settings_of_a_source_name_and_fill_members(void **state)
{
    (void)state;
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    json_t *names = json_pack("{s:s, s:s}", "Mission", "description", "lieu", "regions");
    json_t *defaults =
        json_pack("{s:s, s:[s], s:[]}", "kind", "aid", "regions", "Bretagne", "themes");
    const struct source_settings settings = {defaults, names, true};
    recorder.reading.settings = &settings;
    static const struct {
        const char *json, *wanted;
    } rows[] = {
        {"{\"id\":\"a\",\"title\":\"T\",\"mission\":\"Accueillir.\",\"lieu\":\"Corse\"}",
         "record lines 1-1 {\"id\":\"a\",\"kind\":\"aid\",\"title\":\"T\",\"text\":"
         "\"Accueillir.\",\"regions\":[\"94\"],\"themes\":[]}\n"},
        {"{\"id\":\"a\",\"title\":\"T\",\"kind\":\"news\"}",
         "record lines 1-1 {\"id\":\"a\",\"kind\":\"news\",\"title\":\"T\",\"regions\":"
         "[\"53\"],\"themes\":[]}\n"},
        {"{\"id\":\"a\",\"title\":\"T\",\"date\":\"2999-12-31\"}",
         "left out 1: à publier le 2999-12-31 seulement\n"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        take(&recorder, str_of(rows[i].json));
        assert_string_equal(rows[i].wanted, buf_text(&recorder.text));
    }
    json_decref(names);
    json_decref(defaults);
}

/** An object of many levels ends, and so does one of many members. */
static void large_objects_end(void **state)
{
    (void)state;
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    AUTO_BUF json = BUF_INIT(1U << 24);
    buf_put_text(&json, "{\"id\":\"a\",\"title\":");
    for (int i = 0; i < 500; i++)
        buf_put_text(&json, "{\"fr\":");
    buf_put_text(&json, "\"T\"");
    for (int i = 0; i < 500; i++)
        buf_put_text(&json, "}");
    for (int i = 0; i < 50000; i++)
        buf_printf(&json, ",\"tag %d\":\"x\"", i);
    buf_put_text(&json, "}");
    recorder.is_quiet = true;
    take(&recorder, buf_str(&json));
    assert_int_equal(1, recorder.n_records + recorder.n_refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_object_gives_its_record_and_its_remarks),
        cmocka_unit_test(the_settings_of_a_source_name_and_fill_members),
        cmocka_unit_test(large_objects_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
