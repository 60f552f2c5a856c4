/* Reading notices and JSONL: the cases of tests/cases/sources/, and what a file of cases
 * cannot contain. */
#include <zlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "indexer/format/jsonl.h"
#include "indexer/format/markdown.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"
#include "tests/unit/scratch.h"

#define CASES SOURCE_DIR "/tests/cases/sources/"
#define VOCABULARY SOURCE_DIR "/tests/cases/vocabulary/sound"

typedef enum status read_path(const char *path, const struct reading *reading,
                              struct error *err);

/** Read every line of the file at @p path. */
static enum status jsonl_read(const char *path, const struct reading *reading,
                              struct error *err)
{
    AUTO_LINE_STREAM *stream = NULL;
    enum status st = line_stream_open(&stream, path, JSONL_LINE_MAX, err);
    struct line line = {.kind = LINE_TEXT};
    while (!st) {
        st = line_stream_next(&line, stream, err);
        if (st || line.kind == LINE_END)
            break;
        reading->place->consumed = line_stream_consumed(stream);
        st = jsonl_take(reading, &line, err);
    }
    return st;
}

static enum status read_notice(const char *path, const struct reading *reading,
                               struct error *err)
{
    AUTO_BUF text = BUF_INIT(1U << 20);
    enum status st = file_read(&text, path, err);
    return st ? st : markdown_read(buf_str(&text), reading, err);
}

/** Whether each wanted line is the given one, or the beginning of the given one when that
 *  was refused. */
static bool is_as_wanted(struct str given, struct str wanted)
{
    while (wanted.at && wanted.n) {
        struct str g = str_cut(&given, '\n'), w = str_cut(&wanted, '\n');
        bool may_go_on = str_starts_with(w, STR("refused "));
        if (!(may_go_on ? str_starts_with(g, w) : str_equal(g, w)))
            return false;
    }
    return given.n == 0;
}

static void check_case(const char *folder, const char *name, read_path *read)
{
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_BUF wanted_path = BUF_INIT(1000), wanted = BUF_INIT(1U << 20);
    buf_put(&wanted_path, path, (size_t)(strrchr(path, '.') - path));
    buf_put_text(&wanted_path, ".expected");
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    if (file_read(&wanted, buf_text(&wanted_path), &err) ||
        read(path, &recorder.reading, &err))
        fail_msg("%s: %s", name, err.text);
    if (!is_as_wanted(buf_str(&recorder.text), buf_str(&wanted)))
        fail_msg("%s:\n%s", name, buf_text(&recorder.text));
}

static size_t check_folder(const char *folder, struct str suffix, read_path *read)
{
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, folder, &err));
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), suffix))
            continue;
        check_case(folder, names.at[i], read);
        n++;
    }
    return n;
}

static void each_notice_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(CASES "notices", STR(".md"), read_notice) >= 14);
}

static void each_file_of_lines_gives_what_is_wanted(void **state)
{
    (void)state;
    assert_true(check_folder(CASES "jsonl", STR(".jsonl"), jsonl_read) >= 4);
}

static void assert_notice_refused(struct str text, const char *words)
{
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(STATUS_OK, markdown_read(text, &recorder.reading, &err));
    assert_int_equal(0, recorder.n_records);
    if (!strstr(buf_text(&recorder.text), words))
        fail_msg("%s", buf_text(&recorder.text));
}

static void a_notice_that_is_no_utf8_is_refused_at_its_line(void **state)
{
    (void)state;
    assert_notice_refused(STR("---\nid: a\ntitle: \xE9l\xFFve\xD0\n---\n"),
                          "refused 3: octet 8 de la ligne : 0xE9 n'est pas de l'UTF-8");
    assert_notice_refused(STR("---\nid: a\ntitle: b\n---\nun\nd\xC3"),
                          "refused 6: octet 2");
}

static void a_notice_with_more_than_a_record_holds_is_refused(void **state)
{
    (void)state;
    static const size_t sizes[] = {RECORD_TEXT_MAX + 1, 2 * RECORD_TEXT_MAX + 1000};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        AUTO_BUF text = BUF_INIT(64U << 20);
        buf_put_text(&text, "---\nid: a\n---\n");
        memset(buf_extend(&text, sizes[i]), 'a', sizes[i]);
        assert_notice_refused(buf_str(&text), "refused 1: ");
    }
}

static char *lines_file(struct str bytes)
{
    char *path = scratch_path("lines.jsonl");
    struct error err = {0};
    if (file_write(path, bytes, &err))
        fail_msg("%s", err.text);
    return path;
}

static void
a_line_that_is_no_utf8_or_too_long_is_refused_and_the_next_one_read(void **state)
{
    (void)state;
    AUTO_BUF lines = BUF_INIT(128U << 20);
    buf_put_text(&lines, "{\"id\":\"a\",\"title\":\"\xE9\xD0\"}\n"
                         "{\"id\":\"b\",\"text\":\"");
    memset(buf_extend(&lines, JSONL_LINE_MAX), 'a', JSONL_LINE_MAX);
    buf_put_text(&lines,
                 "\"}\n{\"id\":\"c\",\"title\":\"bon\",\"regions\":[],\"themes\":[]}\n");
    AUTO_TEXT *path = lines_file(buf_str(&lines));
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(STATUS_OK, jsonl_read(path, &recorder.reading, &err));
    static const char wanted[] =
        "refused 1: octet 20 de la ligne : 0xE9 n'est pas de l'UTF-8 ; enregistrez le "
        "fichier en UTF-8\n"
        "refused 2: ligne de plus de 33554432 octets : c'est trop pour un document\n"
        "record lines 3-3 "
        "{\"id\":\"c\",\"kind\":\"document\",\"title\":\"bon\",\"regions\":[],\"themes\":"
        "[]}\n";
    assert_string_equal(wanted, buf_text(&recorder.text));
    assert_int_equal(lines.n, recorder.place.consumed);
}

static void what_the_sink_returns_ends_the_reading(void **state)
{
    (void)state;
    AUTO_TEXT *path = lines_file(
        STR("{\"id\":\"a\",\"title\":\"1\"}\n{\"id\":\"b\",\"title\":\"2\"}\n"));
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    recorder.stop_after = 1;
    assert_int_equal(STATUS_IO, jsonl_read(path, &recorder.reading, &err));
    assert_string_equal("stopped", err.text);
    assert_int_equal(1, recorder.n_records);
    recorder.n_records = 0;
    assert_int_equal(STATUS_IO, markdown_read(STR("---\nid: a\ntitle: b\n---\n"),
                                              &recorder.reading, &err));
}

static void a_packed_file_cut_short_ends_the_reading_after_its_sound_lines(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("cut.jsonl.gz");
    gzFile file = gzopen(path, "wb");
    for (int i = 0; i < 20000; i++)
        assert_true(gzprintf(file, "{\"id\":\"%d\",\"title\":\"%d\"}\n", i,
                             i * 7919 % 10007) > 0);
    assert_int_equal(Z_OK, gzclose(file));
    AUTO_BUF bytes = BUF_INIT(1U << 20);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_read(&bytes, path, &err));
    struct str half = {bytes.at, bytes.n / 2};
    assert_int_equal(STATUS_OK, file_write(path, half, &err));
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    recorder.is_quiet = true;
    assert_int_equal(STATUS_BAD_INPUT, jsonl_read(path, &recorder.reading, &err));
    assert_non_null(strstr(err.text, "tronqué"));
    assert_true(recorder.n_records > 1000 && recorder.n_records < 20000);
}

/** A small file that unpacks to one endless line takes no memory and gives no
 *  document. */
static void a_bomb_is_one_line_too_long(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("bomb.jsonl.gz");
    gzFile file = gzopen(path, "wb1");
    AUTO_TEXT *zeros = mem_new(1U << 20);
    for (int i = 0; i < 200; i++)
        assert_int_equal(1 << 20, gzwrite(file, zeros, 1U << 20));
    assert_int_equal(Z_OK, gzclose(file));
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(STATUS_OK, jsonl_read(path, &recorder.reading, &err));
    assert_int_equal(0, recorder.n_records);
    assert_int_equal(1, recorder.n_refused);
}

static void a_missing_file_is_not_found(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(STATUS_NOT_FOUND,
                     jsonl_read("/nonexistent.jsonl", &recorder.reading, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_notice_gives_what_is_wanted),
        cmocka_unit_test(each_file_of_lines_gives_what_is_wanted),
        cmocka_unit_test(a_notice_that_is_no_utf8_is_refused_at_its_line),
        cmocka_unit_test(a_notice_with_more_than_a_record_holds_is_refused),
        cmocka_unit_test(
            a_line_that_is_no_utf8_or_too_long_is_refused_and_the_next_one_read),
        cmocka_unit_test(what_the_sink_returns_ends_the_reading),
        cmocka_unit_test(a_packed_file_cut_short_ends_the_reading_after_its_sound_lines),
        cmocka_unit_test(a_bomb_is_one_line_too_long),
        cmocka_unit_test(a_missing_file_is_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
