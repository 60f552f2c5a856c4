/* Reading all sources into one target: counts, refusals, what ends a run, the formats. */
#include "indexer/intake.h"

#include <sys/stat.h>

#include "indexer/source/interrupt.h"
#include "tests/unit/indexer/intake_run.h"

static void a_folder_of_all_sorts_is_read_in_order(void **state)
{
    (void)state;
    make("mixed/a.md", NOTICE("a"));
    make("mixed/b.jsonl", LINE("b1") LINE("b2"));
    make("mixed/README.md", "# Pas une notice\n");
    make("mixed/image.png", "png");
    make("mixed/sub/c.markdown", NOTICE("c"));
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&run, "mixed"));
    assert_string_equal(
        "a@mixed/a.md b1@mixed/b.jsonl b2@mixed/b.jsonl c@mixed/sub/c.markdown ",
        buf_text(&run.ids));
    assert_counts(&run, 4, 0, 2);
    assert_int_equal(3, total(&run, COUNT_FILES));
}

static void a_bad_notice_is_refused_and_the_others_kept(void **state)
{
    (void)state;
    make("bad/a.md", "---\nid: a\ntitle: VAE : oui\n---\n");
    make("bad/b.md", NOTICE("b"));
    make("bad/c.md", "---\nid: c\ndate: 2026-02-31\ntitle: c\n---\n");
    make("bad/d.jsonl", LINE("d") "{}\n\n" LINE("e"));
    make("bad/f.md", "---\nid: f\ntitle: d\xC3\n---\n");
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&run, "bad"));
    assert_counts(&run, 5, 2, 0);
    assert_int_equal(2, total(&run, COUNT_WARNINGS));
}

static void an_empty_file_is_refused_in_a_folder_and_ends_the_run_by_itself(void **state)
{
    (void)state;
    static const char *const names[] = {"empty/a.md", "empty/b.jsonl", "empty/c.txt"};
    make("empty/full.md", NOTICE("a"));
    for (size_t i = 0; i < COUNT_OF(names); i++)
        make(names[i], i == 1 ? "\n \n" : "");
    AUTO_RUN folder;
    run_open(&folder, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&folder, "empty"));
    assert_int_equal(3, total(&folder, COUNT_REFUSED));
    assert_int_equal(1, total(&folder, COUNT_READ));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_RUN alone;
        run_open(&alone, RUN_VOCABULARY);
        assert_int_equal(STATUS_BAD_INPUT, run_one(&alone, names[i]));
        assert_non_null(strstr(alone.err.text, "aucun document"));
    }
}

static void a_folder_without_documents_ends_the_run(void **state)
{
    (void)state;
    make("nothing/image.png", "png");
    make("nothing/README.md", "# Rien\n");
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_BAD_INPUT, run_one(&run, "nothing"));
    assert_non_null(strstr(run.err.text, "nothing : aucun document"));
}

static void one_missing_source_ends_the_run_before_anything_is_read(void **state)
{
    (void)state;
    AUTO_TEXT *there = made("there.md", NOTICE("a"));
    const char *const names[] = {there, "/nonexistent/corpus"};
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_NOT_FOUND, run_sources(&run, names, 2));
    assert_non_null(strstr(run.err.text, "/nonexistent/corpus : introuvable"));
    assert_string_equal("", buf_text(&run.ids));
}

static void a_damaged_file_ends_the_run_and_is_named(void **state)
{
    (void)state;
    make("damaged/a.jsonl.gz", "\x1F\x8B\x08 rien de bon");
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_BAD_INPUT, run_one(&run, "damaged"));
    assert_non_null(strstr(run.err.text, "damaged/a.jsonl.gz: fichier gzip abîmé"));
}

static void formats_are_told_by_name_and_text_or_as_asked(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        enum format format;
        const char *ids;
    } rows[] = {
        {"formats/a.md", NOTICE("a"), FORMAT_AUTO, "a@a.md "},
        {"formats/a.txt", NOTICE("a"), FORMAT_AUTO, "a@a.txt "},
        {"formats/a.ndjson", LINE("a"), FORMAT_AUTO, "a@a.ndjson "},
        {"formats/a.json", LINE("a"), FORMAT_AUTO, "a@a.json "},
        {"formats/b.json", "{\"dependencies\":{}}", FORMAT_AUTO, ""},
        {"formats/a.csv", "id;title\na;b\n", FORMAT_AUTO, "a@a.csv "},
        {"formats/a.png", LINE("a"), FORMAT_AUTO, ""},
        {"formats/a.json", LINE("a"), FORMAT_JSONL, "a@a.json "},
        {"formats/a.txt", LINE("a"), FORMAT_JSONL, "a@a.txt "},
        {"formats/a.json", NOTICE("a"), FORMAT_MARKDOWN, "a@a.json "},
        {"formats/b.md", "# Titre\n", FORMAT_AUTO, "b@b.md "},
        {"formats/b.md", "# Titre\n", FORMAT_MARKDOWN, "b@b.md "},
        {"formats/b.png", "# Titre\n", FORMAT_AUTO, ""},
        {"formats/b.txt", "a\x01z\n", FORMAT_AUTO, ""},
        {"formats/a.html", "<!doctype html><p>Un texte", FORMAT_AUTO, "a@a.html "},
        /* A page that begins with its text: its name tells. */
        {"formats/a.HTM", "<p>Un texte</p>", FORMAT_AUTO, "a@a.HTM "},
        {"formats/a.xml",
         "<rss><channel><item><guid>a</guid><title>T</title></item>"
         "</channel></rss>",
         FORMAT_AUTO, "a@a.xml "},
        {"formats/a.xml", "<autre><item/></autre>", FORMAT_AUTO, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        make(rows[i].name, rows[i].text);
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        run.format = rows[i].format;
        enum status st = run_one(&run, rows[i].name);
        assert_int_equal(rows[i].ids[0] ? STATUS_OK : STATUS_BAD_INPUT, st);
        assert_string_equal(rows[i].ids, buf_text(&run.ids));
        assert_true(!st || strstr(run.err.text, "--format"));
    }
}

static void notices_have_many_endings_in_any_case(void **state)
{
    (void)state;
    static const char *const names[] = {"ends/a.MD", "ends/a.mdx", "ends/a.MDX",
                                        "ends/a.qmd", "ends/a.Rmd"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        make(names[i], "---\nid: a\ntitle: T\n---\n\n<Aa title=\"b\" />\n\nc\n");
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        assert_int_equal(STATUS_OK, run_one(&run, names[i]));
        assert_true(str_starts_with(buf_str(&run.ids), STR("a@")));
    }
}

static void in_a_folder_only_files_of_the_asked_format_are_read(void **state)
{
    (void)state;
    make("asked/a.md", NOTICE("a"));
    make("asked/b.jsonl", LINE("b"));
    static const struct {
        enum format format;
        const char *ids;
    } rows[] = {{FORMAT_JSONL, "b@asked/b.jsonl "}, {FORMAT_MARKDOWN, "a@asked/a.md "}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        run.format = rows[i].format;
        assert_int_equal(STATUS_OK, run_one(&run, "asked"));
        assert_string_equal(rows[i].ids, buf_text(&run.ids));
        assert_counts(&run, 1, 0, 1);
    }
}

/** Make a file of @p n lines. Each 7th is refused, each 11th has an unknown member. */
static void make_many_lines(unsigned n)
{
    AUTO_BUF text = BUF_INIT(8U << 20);
    for (unsigned i = 1; i <= n; i++) {
        if (i % 7 == 0)
            buf_printf(&text, "{\"id\":\"%u\"}\n", i);
        else
            buf_printf(&text,
                       "{\"id\":\"%u\",\"title\":\"Titre %u\",\"membre%u\":\"%0200u\"}\n",
                       i, i, i % 11 ? 0 : i % 3, i);
    }
    make("many.jsonl", buf_text(&text));
}

static void several_threads_tell_the_same_in_the_same_order(void **state)
{
    (void)state;
    make_many_lines(5000);
    AUTO_TEXT *expected_ids = NULL;
    AUTO_TEXT *expected_report = NULL;
    static const unsigned jobs[] = {1, 2, 5};
    for (size_t i = 0; i < COUNT_OF(jobs); i++) {
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        run.jobs = jobs[i];
        assert_int_equal(STATUS_OK, run_one(&run, "many.jsonl"));
        assert_counts(&run, 4286, 714, 0);
        assert_int_equal(3, total(&run, COUNT_WARNINGS));
        json_t *object = json_object();
        report_to_json(run.report, object);
        char *report = json_dumps(object, JSON_INDENT(1));
        json_decref(object);
        if (i == 0) {
            expected_ids = mem_copy_string(run.ids.at, run.ids.n);
            expected_report = mem_copy_string(report, strlen(report));
        }
        assert_string_equal(expected_ids, buf_text(&run.ids));
        assert_string_equal(expected_report, report);
        free(report); /* library memory */
    }
}

static void a_failure_in_several_threads_ends_the_run_at_its_place(void **state)
{
    (void)state;
    make_many_lines(5000);
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    run.jobs = 4;
    run.answer = STATUS_IO;
    assert_int_equal(STATUS_IO, run_one(&run, "many.jsonl"));
    assert_string_equal("1@many.jsonl ", buf_text(&run.ids));
}

static void what_the_target_answers_refuses_one_record_or_ends_the_run(void **state)
{
    (void)state;
    make("answers.jsonl", LINE("a") LINE("b"));
    static const struct {
        enum status answer;
        bool ends;
    } rows[] = {{STATUS_EXISTS, false}, {STATUS_TOO_LARGE, false}, {STATUS_IO, true}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        run.answer = rows[i].answer;
        enum status st = run_one(&run, "answers.jsonl");
        assert_int_equal(rows[i].ends ? rows[i].answer : STATUS_OK, st);
        assert_int_equal(rows[i].ends ? 0 : 2, total(&run, COUNT_REFUSED));
        assert_true(!rows[i].ends || strstr(run.err.text, "réponse de la cible"));
    }
}

static void a_target_that_is_done_ends_the_run_well(void **state)
{
    (void)state;
    make("done.jsonl", LINE("a") LINE("b"));
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    run.is_done = true;
    assert_int_equal(STATUS_OK, run_one(&run, "done.jsonl"));
    assert_string_equal("a@done.jsonl ", buf_text(&run.ids));
}

static void a_pipe_is_read_as_lines(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("pipe");
    assert_int_equal(0, mkfifo(path, 0600));
    FILE *both =
        fopen(path, "r+e"); /* Linux opens both ends of a pipe at once, without waiting */
    assert_non_null(both);
    assert_true(fputs(LINE("a"), both) >= 0);
    assert_int_equal(0, fflush(both));
    const char *const names[] = {path};
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    run.is_done = true; /* the pipe stays open, so its end would never come */
    assert_int_equal(STATUS_OK, run_sources(&run, names, 1));
    assert_string_equal("a@pipe ", buf_text(&run.ids));
    (void)fclose(both);
}

/** The last test, because the mark of a signal stays set. */
static void a_signal_ends_the_run_between_two_records(void **state)
{
    (void)state;
    make("signal.jsonl", LINE("a") LINE("b"));
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    run.signal = SIGTERM;
    interrupt_watch();
    assert_false(interrupt_came());
    assert_int_equal(STATUS_IO, run_one(&run, "signal.jsonl"));
    interrupt_unwatch();
    assert_true(interrupt_came());
    assert_string_equal("interrompu : rien n'est publié", run.err.text);
    assert_string_equal("a@signal.jsonl ", buf_text(&run.ids));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_of_all_sorts_is_read_in_order),
        cmocka_unit_test(a_bad_notice_is_refused_and_the_others_kept),
        cmocka_unit_test(an_empty_file_is_refused_in_a_folder_and_ends_the_run_by_itself),
        cmocka_unit_test(a_folder_without_documents_ends_the_run),
        cmocka_unit_test(one_missing_source_ends_the_run_before_anything_is_read),
        cmocka_unit_test(a_damaged_file_ends_the_run_and_is_named),
        cmocka_unit_test(formats_are_told_by_name_and_text_or_as_asked),
        cmocka_unit_test(notices_have_many_endings_in_any_case),
        cmocka_unit_test(in_a_folder_only_files_of_the_asked_format_are_read),
        cmocka_unit_test(several_threads_tell_the_same_in_the_same_order),
        cmocka_unit_test(a_failure_in_several_threads_ends_the_run_at_its_place),
        cmocka_unit_test(what_the_target_answers_refuses_one_record_or_ends_the_run),
        cmocka_unit_test(a_target_that_is_done_ends_the_run_well),
        cmocka_unit_test(a_pipe_is_read_as_lines),
        cmocka_unit_test(a_signal_ends_the_run_between_two_records),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
