/* Cutting streams into lines: ends of lines, byte order marks, ceilings. */
#include "indexer/source/line_stream.h"

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define LINE_MAX_BYTES 600000U

/** Append the lines of @p bytes as « number:text| »; one that is too long as «
 *  number:LONG| ». */
static void put_lines(struct buf *out, struct str bytes, size_t line_max)
{
    AUTO_TEXT *path = scratch_path("lines");
    struct error err = {0};
    AUTO_LINE_STREAM *stream = NULL;
    if (file_write(path, bytes, &err) || line_stream_open(&stream, path, line_max, &err))
        fail_msg("%s", err.text);
    for (;;) {
        struct line line;
        if (line_stream_next(&line, stream, &err))
            fail_msg("%s", err.text);
        if (line.kind == LINE_END)
            break;
        struct str shown = line.kind == LINE_TOO_LONG ? STR("LONG") : line.text;
        buf_printf(out, "%u:", line.number);
        buf_put_str(out, shown);
        buf_put_byte(out, '|');
    }
    assert_int_equal(bytes.n, line_stream_consumed(stream));
}

static void lines_end_as_unix_and_windows_end_them(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *wanted;
    } rows[] = {
        {{"", 0}, ""},
        {{"a", 1}, "1:a|"},
        {{"a\n", 2}, "1:a|"},
        {{"\n", 1}, "1:|"},
        {{"a\r\nb\r\n", 6}, "1:a|2:b|"},
        {{"a\n\n\nb", 5}, "1:a|2:|3:|4:b|"},
        {{"a\rb\n", 4}, "1:a\rb|"},
        {{"\xEF\xBB\xBF{}\n\xEF\xBB\xBF", 9}, "1:{}|2:\xEF\xBB\xBF|"},
        {{"\xEF\xBB\xBF", 3}, "1:|"},
        {{"12345\n6\n", 8}, "1:12345|2:6|"},
        {{"123456\n7\n", 9}, "1:LONG|2:7|"},
        {{"123456", 6}, "1:LONG|"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF got = BUF_INIT(1000);
        put_lines(&got, rows[i].bytes, i < 7 ? 100 : 5);
        assert_string_equal(rows[i].wanted, buf_text(&got));
    }
}

static void put_run(struct buf *out, char byte, size_t n)
{
    char *run = buf_extend(out, n);
    memset(run, byte, n);
}

/** Lines are whole even when they are longer than what is read at once. */
static void lines_longer_than_what_is_read_at_once_are_whole(void **state)
{
    (void)state;
    static const size_t lengths[] = {0,      1,      262143, 262144, 262145, 524288, 3,
                                     599999, 600000, 600001, 700000, 262142, 0,      5};
    AUTO_BUF bytes = BUF_INIT(16U << 20), wanted = BUF_INIT(16U << 20);
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        char byte = (char)('a' + (int)i);
        put_run(&bytes, byte, lengths[i]);
        buf_put_byte(&bytes, '\n');
        buf_printf(&wanted, "%zu:", i + 1);
        if (lengths[i] > LINE_MAX_BYTES)
            buf_put_text(&wanted, "LONG");
        else
            put_run(&wanted, byte, lengths[i]);
        buf_put_byte(&wanted, '|');
    }
    AUTO_BUF got = BUF_INIT(16U << 20);
    put_lines(&got, buf_str(&bytes), LINE_MAX_BYTES);
    assert_int_equal(wanted.n, got.n);
    assert_true(str_equal(buf_str(&wanted), buf_str(&got)));
}

static void a_file_that_is_missing_is_not_found(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_LINE_STREAM *stream = NULL;
    assert_int_equal(STATUS_NOT_FOUND,
                     line_stream_open(&stream, "/nonexistent", 100, &err));
    assert_null(stream);
}

static void a_line_without_end_ends_the_reading(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_LINE_STREAM *stream = NULL;
    assert_int_equal(STATUS_OK, line_stream_open(&stream, "/dev/zero", 100, &err));
    struct line line;
    assert_int_equal(STATUS_TOO_LARGE, line_stream_next(&line, stream, &err));
    assert_non_null(strstr(err.text, "ligne 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_as_unix_and_windows_end_them),
        cmocka_unit_test(lines_longer_than_what_is_read_at_once_are_whole),
        cmocka_unit_test(a_file_that_is_missing_is_not_found),
        cmocka_unit_test(a_line_without_end_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
