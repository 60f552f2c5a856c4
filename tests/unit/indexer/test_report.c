/* The report, and the console that it is printed on: counts, ceilings, JSON, silence. */
#include "indexer/report.h"

#include "base/buf.h"
#include "base/exit_code.h"
#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "tests/unit/cmocka_all.h"

/** What was written to @p file. */
static char *text_of(FILE *file)
{
    long n = ftell(file);
    char *text = mem_new((size_t)n + 1);
    rewind(file);
    assert_int_equal(n, fread(text, 1, (size_t)n, file));
    return text;
}

static unsigned count_of(const char *text, const char *words)
{
    unsigned n = 0;
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
        n++;
    return n;
}

static void free_text(char **text)
{
    mem_free(*text);
}
#define AUTO_COPY CLEANUP(free_text) char

static void remarks_are_printed_with_their_place(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, false);
    AUTO_REPORT *report = report_new(&console);
    report_begin_source(report, "corpus");
    report_refuse(report, "a.md", 3, "mauvaise date");
    report_warn(report, "b.md", 0, "étrange");
    report_ignore(report, "c.png", "une image");
    report_end(report);
    AUTO_COPY *text = text_of(file);
    assert_string_equal("a.md:3: mauvaise date\nb.md: avertissement : étrange\n", text);
    (void)fclose(file);
}

static void a_quiet_console_prints_refusals_only(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, true);
    AUTO_REPORT *report = report_new(&console);
    report_begin_source(report, "corpus");
    report_warn(report, "b.md", 1, "étrange");
    report_refuse(report, "a.md", 3, "mauvaise date");
    console_say(&console, "rien");
    report_end(report);
    AUTO_COPY *text = text_of(file);
    assert_string_equal("a.md:3: mauvaise date\n", text);
    (void)fclose(file);
}

static void many_remarks_are_cut_in_print_and_kept_in_the_report(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, false);
    AUTO_REPORT *report = report_new(&console);
    report_begin_source(report, "corpus");
    for (unsigned i = 1; i <= REPORT_PRINT_MAX + 35; i++)
        report_refuse(report, "a.jsonl", i, "mauvaise date");
    for (unsigned i = 1; i <= REPORT_PRINT_MAX; i++)
        report_warn(report, "a.jsonl", i, "étrange");
    report_end(report);
    AUTO_COPY *text = text_of(file);
    assert_int_equal(REPORT_PRINT_MAX, count_of(text, "mauvaise date"));
    assert_int_equal(REPORT_PRINT_MAX, count_of(text, "étrange"));
    assert_non_null(strstr(text, "… et 35 de plus (refus), voir --report\n"));
    assert_null(strstr(text, "de plus (avertissements)"));
    AUTO_JSON *json = json_object();
    report_to_json(report, json);
    json_t *source = json_array_get(json_object_get(json, "sources"), 0);
    assert_int_equal(REPORT_PRINT_MAX + 35,
                     json_array_size(json_object_get(source, "refusals")));
    (void)fclose(file);
}

static void the_report_tells_each_source_apart(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, true);
    AUTO_REPORT *report = report_new(&console);
    report_begin_source(report, "one");
    report_count(report, COUNT_FILES);
    report_count(report, COUNT_READ);
    report_count(report, COUNT_KEPT);
    report_begin_source(report, "\xFFtwo");
    report_count(report, COUNT_READ);
    report_refuse(report, "two/a.md", 3, "mauvaise date");
    report_warn(report, "two/\xFF.md", 0, "étrange");
    report_ignore(report, "two/c.png", "une image");
    AUTO_JSON *json = json_object();
    report_to_json(report, json);
    AUTO_BUF got = BUF_INIT(1U << 14);
    json_put_value(&got, json);
    assert_string_equal(
        "{\"totals\":{\"files\":1,\"read\":2,\"kept\":1,\"refused\":1,\"left_out\":0,"
        "\"warnings\":1,"
        "\"ignored\":1,\"stayed\":0,\"skipped\":0,"
        "\"failures\":0},"
        "\"sources\":[{\"source\":\"one\",\"counts\":{\"files\":1,\"read\":1,\"kept\":1,"
        "\"refused\":0,\"left_out\":0,"
        "\"warnings\":0,\"ignored\":0,\"stayed\":0,\"skipped\":0,"
        "\"failures\":0},"
        "\"refusals\":[],\"left_out\":[],\"warnings\":[],"
        "\"stayed\":[],\"failures\":[],\"ignored\":[]},"
        "{\"source\":\"?\",\"counts\":{\"files\":0,\"read\":1,\"kept\":0,\"refused\":1,"
        "\"left_out\":0,"
        "\"warnings\":1,\"ignored\":1,\"stayed\":0,\"skipped\":0,"
        "\"failures\":0},"
        "\"refusals\":[{\"file\":\"two/a.md\",\"line\":3,\"reason\":\"mauvaise date\"}],"
        "\"left_out\":[],\"warnings\":[{\"file\":\"?\",\"message\":\"étrange\"}],"
        "\"stayed\":[],\"failures\":[],"
        "\"ignored\":[{\"file\":\"two/c.png\",\"reason\":\"une image\"}]}]}",
        buf_text(&got));
    assert_int_equal(2, report_totals(report).of[COUNT_READ]);
    assert_int_equal(1, report_of_source(report).of[COUNT_READ]);
    (void)fclose(file);
}

static void what_comes_later_can_belong_to_an_earlier_source(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, false);
    AUTO_REPORT *report = report_new(&console);
    report_begin_source(report, "one");
    report_begin_source(report, "two");
    assert_int_equal(2, report_n_sources(report));
    report_return_to(report, 0);
    report_stay(report, "one/a.md", 2, "« a » reste publié");
    report_fail_source(report, "one", "introuvable");
    AUTO_JSON *json = json_object();
    report_to_json(report, json);
    const json_t *first = json_array_get(json_object_get(json, "sources"), 0);
    assert_int_equal(1, json_array_size(json_object_get(first, "stayed")));
    assert_int_equal(1, report_of_source(report).of[COUNT_STAYED]);
    assert_int_equal(1, report_totals(report).of[COUNT_FAILURES]);
    AUTO_COPY *text = text_of(file);
    assert_string_equal("one/a.md:2: « a » reste publié\n"
                        "one: source en faute : introuvable\n",
                        text);
    (void)fclose(file);
}

static void a_terminal_shows_progress_and_takes_it_away(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    struct console console = console_open(file, false);
    assert_false(console.is_terminal);
    struct console_progress progress = {1200, 3000000, 50, 200};
    console_progress(&console, &progress);
    assert_int_equal(0, ftell(file)); /* a log gets no progress */

    console.is_terminal = true;
    console.started -= 2000;
    console_progress(&console, &progress);
    console_progress(&console, &progress); /* too soon for another one */
    console_say(&console, "fini");
    AUTO_COPY *text = text_of(file);
    assert_int_equal(
        1, count_of(text, "Lecture : 1200 documents, 1,5 Mo/s, 25 %, encore 6 s"));
    assert_non_null(strstr(text, "\r\x1B[Kfini\n"));
    (void)fclose(file);
}

static void every_status_but_ok_has_an_exit_code_of_its_own_kind(void **state)
{
    (void)state;
    assert_int_equal(0, exit_code(STATUS_OK));
    for (enum status st = STATUS_OK + 1; st < STATUS_COUNT_; st++) {
        assert_in_range(exit_code(st), 64, 78);
        AUTO_BUF words = BUF_INIT(1000);
        exit_put_words(&words, st, "le détail");
        assert_non_null(strstr(buf_text(&words), "le détail"));
    }
    assert_int_equal(65, exit_code(STATUS_BAD_INPUT));
    assert_int_equal(66, exit_code(STATUS_NOT_FOUND));
    assert_int_equal(74, exit_code(STATUS_IO));
    assert_int_equal(75, exit_code(STATUS_LOCKED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remarks_are_printed_with_their_place),
        cmocka_unit_test(a_quiet_console_prints_refusals_only),
        cmocka_unit_test(many_remarks_are_cut_in_print_and_kept_in_the_report),
        cmocka_unit_test(the_report_tells_each_source_apart),
        cmocka_unit_test(what_comes_later_can_belong_to_an_earlier_source),
        cmocka_unit_test(a_terminal_shows_progress_and_takes_it_away),
        cmocka_unit_test(every_status_but_ok_has_an_exit_code_of_its_own_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
