/* Reading in processes with limits: what comes through is the same, and whatever a reader
 * does wrong costs one file. */
#include "indexer/isolate/isolate.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "indexer/isolate/frame.h"
#include "indexer/source/interrupt.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"
#include "tests/unit/scratch.h"

#define VOCABULARY SOURCE_DIR "/tests/cases/vocabulary/sound"

static const struct isolate_limits limits = {.seconds = 2, .mebibytes = 256};

/** The socket of a worker. */
enum { SOCKET = STDERR_FILENO + 1 };

static enum status read_notice(struct str content, const struct reading *reading,
                               struct error *err)
{
    return format_type(FORMAT_MARKDOWN)->read(content, reading, err);
}

static enum status read_lines(struct str content, const struct reading *reading,
                              struct error *err)
{
    enum status st = STATUS_OK;
    for (uint32_t line = 1; !st && content.at && content.n; line++) {
        struct reading_object found = {NULL, line, line, NULL, false};
        st = reading_take_json(reading, str_cut(&content, '\n'), &found, err);
    }
    return st;
}

/** A reader that uses what the content names. */
static enum status misbehave(struct str content, const struct reading *reading,
                             struct error *err)
{
    volatile int *volatile nowhere = NULL;
    struct record *record = record_new();
    record_set(record, FIELD_ID, STR("half"));
    record_set(record, FIELD_TITLE, STR("half"));
    enum status st = source_take_record(reading->sink, record, 1, err);
    if (str_equal(content, STR("crash")))
        *nowhere = 1;
    if (str_equal(content, STR("abort")))
        abort();
    if (str_equal(content, STR("exit")))
        exit(0);
    while (str_equal(content, STR("loop")))
        (void)sched_yield();
    while (str_equal(content, STR("hog")))
        memset(mem_new(1U << 20), 1, 1U << 20);
    while (str_equal(content, STR("flood")))
        source_warn(reading->sink, 1, "%0500d", 1);
    if (str_equal(content, STR("garbage")))
        assert_true(write(SOCKET, "garbage, and no frame at all", 28) == 28);
    if (str_equal(content, STR("half a frame"))) {
        (void)!write(SOCKET, "x", 1);
        _exit(0);
    }
    return st;
}

/** A reader that reports what the system answers. */
static enum status ask_system(struct str content, const struct reading *reading,
                              struct error *err)
{
    char path[200];
    (void)snprintf(path, sizeof path, "%.*s", STR_ARG(content));
    (void)err;
    source_warn(reading->sink, 1, "open %d", open("/etc/passwd", O_RDONLY) >= 0);
    source_warn(reading->sink, 1, "make %d", open(path, O_CREAT | O_WRONLY, 0600) >= 0);
    source_warn(reading->sink, 1, "unlink %d", unlink(path) == 0);
    source_warn(reading->sink, 1, "socket %d", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    source_warn(reading->sink, 1, "fork %d", fork() >= 0);
    source_warn(reading->sink, 1, "kill %d", kill(getppid(), SIGTERM) == 0);
    source_warn(reading->sink, 1, "exec %d", execl("/bin/true", "true", NULL) == 0);
    return STATUS_OK;
}

static enum status give_up(struct str content, const struct reading *reading,
                           struct error *err)
{
    (void)content;
    source_leave_out(reading->sink, 3, "un brouillon");
    return error_set(err, STATUS_INTERNAL, "le défaut du lecteur");
}

static const struct format_type notices = {.read = read_notice};
static const struct format_type lines = {.read = read_lines};
static const struct format_type culprit = {.read = misbehave};
static const struct format_type asker = {.read = ask_system};
static const struct format_type failing = {.read = give_up};

struct run {
    struct isolate *isolate;
    struct isolate_reader *reader;
    struct recorder recorder;
    struct error err;
};

static void run_open(struct run *run)
{
    *run = (struct run){0};
    assert_true(recorder_open(&run->recorder, VOCABULARY));
    if (isolate_new(&run->isolate, &limits, &run->err))
        fail_msg("%s", run->err.text);
    run->reader = isolate_reader_new(run->isolate);
}

static void run_close(struct run *run)
{
    isolate_reader_free(run->reader);
    isolate_free(run->isolate);
    recorder_close(&run->recorder);
}
#define AUTO_RUN CLEANUP(run_close) struct run

static void assert_told(const struct run *run, const char *words)
{
    if (!strstr(buf_text(&run->recorder.text), words))
        fail_msg("« %s » is not in:\n%s", words, buf_text(&run->recorder.text));
}

/** Read a sound notice in the process of @p run. */
static void assert_reads_on(struct run *run)
{
    buf_clear(&run->recorder.text);
    assert_int_equal(STATUS_OK,
                     isolate_read(run->reader, &notices,
                                  STR("---\nid: sound\ntitle: Bon\n---\nTexte.\n"),
                                  &run->recorder.reading, &run->err));
    assert_told(run, "\"id\":\"sound\"");
}

/** What misbehaves as @p content says is refused for @p reason, with nothing kept, and
 *  the next file is read. */
static void assert_costs_one(const char *content, const char *reason)
{
    AUTO_RUN run;
    run_open(&run);
    assert_reads_on(&run);
    buf_clear(&run.recorder.text);
    run.recorder.n_records = 0;
    assert_int_equal(STATUS_OK, isolate_read(run.reader, &culprit, str_of(content),
                                             &run.recorder.reading, &run.err));
    assert_int_equal(0, run.recorder.n_records);
    assert_int_equal(1, run.recorder.n_refused);
    assert_told(&run, "refused 0: ");
    assert_told(&run, reason);
    assert_reads_on(&run);
}

static void a_reader_that_crashes_costs_one_file(void **state)
{
    (void)state;
    assert_costs_one("crash", "a fait échouer le lecteur");
    assert_costs_one("abort", "a fait échouer le lecteur");
    assert_costs_one("exit", "a fait échouer le lecteur");
}

static void a_reader_that_never_ends_costs_one_file_and_its_seconds(void **state)
{
    (void)state;
    assert_costs_one("loop", "plus de 2 s");
}

static void a_reader_that_takes_all_memory_costs_one_file(void **state)
{
    (void)state;
    if (!IS_SANITIZED)
        assert_costs_one("hog", "plus de 256 Mio");
}

static void a_reader_that_floods_costs_one_file(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    assert_int_equal(STATUS_OK, isolate_read(run.reader, &culprit, STR("flood"),
                                             &run.recorder.reading, &run.err));
    assert_int_equal(1, run.recorder.n_refused);
    assert_int_equal(0, run.recorder.n_records);
    assert_told(&run, "plus de ");
    assert_reads_on(&run);
}

static void frames_that_are_none_cost_one_file(void **state)
{
    (void)state;
    assert_costs_one("garbage", "a fait échouer le lecteur");
    assert_costs_one("half a frame", "a fait échouer le lecteur");
}

static void a_reader_cannot_reach_files_processes_and_the_network(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    AUTO_TEXT *path = scratch_path("outside");
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, STR("kept"), &err));
    if (!isolate_is_sandboxed(run.isolate))
        return;
    assert_int_equal(STATUS_OK, isolate_read(run.reader, &asker, str_of(path),
                                             &run.recorder.reading, &run.err));
    assert_string_equal("warned 1: open 0\nwarned 1: make 0\nwarned 1: unlink 0\n"
                        "warned 1: socket 0\nwarned 1: fork 0\nwarned 1: kill 0\n"
                        "warned 1: exec 0\n",
                        buf_text(&run.recorder.text));
    assert_int_equal(FILE_REGULAR, file_type_of(path));
}

/** As the sink of the program: a record that is wrong is refused at its line. */
static enum status take_checked(void *context, struct record *record, struct error *err)
{
    struct recorder *recorder = context;
    struct error reason = {0};
    if (!record_check(record, &reason))
        return recorder_take(recorder, record, err);
    recorder_refuse(recorder, recorder->place.line, reason.text);
    record_free(record);
    return STATUS_OK;
}

/** Read @p content here and in a process, and compare what the sinks are given. */
static void assert_same(struct run *run, const struct format_type *type,
                        struct str content)
{
    AUTO_RECORDER here;
    assert_true(recorder_open(&here, VOCABULARY));
    here.reading.origin = run->recorder.reading.origin;
    here.sink.take_record = take_checked;
    run->recorder.sink.take_record = take_checked;
    struct error err = {0};
    assert_int_equal(STATUS_OK, type->read(content, &here.reading, &err));
    buf_clear(&run->recorder.text);
    run->recorder.place = (struct reading_place){0};
    assert_int_equal(STATUS_OK, isolate_read(run->reader, type, content,
                                             &run->recorder.reading, &run->err));
    assert_string_equal(buf_text(&here.text), buf_text(&run->recorder.text));
    assert_int_equal(here.place.line, run->recorder.place.line);
}

static void what_a_process_gives_is_the_same_as_without_it(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *ending;
        const struct format_type *type;
    } cases[] = {
        {SOURCE_DIR "/tests/cases/sources/notices", ".md", &notices},
        {SOURCE_DIR "/tests/cases/sources/jsonl", ".jsonl", &lines},
    };
    AUTO_RUN run;
    run_open(&run);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_NAME_LIST names = {NULL, 0};
        assert_int_equal(STATUS_OK, folder_list(&names, cases[i].folder, &run.err));
        for (size_t k = 0; k < names.n; k++) {
            if (!str_ends_with(str_of(names.at[k]), str_of(cases[i].ending)))
                continue;
            AUTO_TEXT *path = path_join(cases[i].folder, names.at[k]);
            AUTO_BUF content = BUF_INIT(1U << 20);
            assert_int_equal(STATUS_OK, file_read(&content, path, &run.err));
            assert_same(&run, cases[i].type, buf_str(&content));
        }
    }
}

/** All members of records, empty lists, and dates written day first. */
static void records_come_through_whole(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    assert_same(
        &run, &lines,
        STR("{\"id\":\"a\",\"title\":\"« À »\",\"text\":\"Un.\\n\\nDeux.\",\"layout\":"
            "\"h2,0,3 p,5,5\",\"regions\":[],\"themes\":[],\"date\":\"07/04/2026\"}\n"
            "{\"id\":\"b\",\"text\":\"x\",\"valid_to\":\"2026-04\",\"z\":{\"b\":[1.50],"
            "\"a\":null},\"y\":\"\\u0001\"}\n"
            "{\"id\":\"c\",\"title\":\"c\",\"kind\":\"indicator\",\"value\":9.2,"
            "\"origin\":{\"file\":\"autre.md\",\"lines\":[3,9]}}\n"
            "{\"id\":\"d\"}\n{\"id\":\"e\",\"title\":\"e\",\"date\":\"31/02/2026\"}\n"));
}

static void the_status_of_a_reader_comes_back_with_its_words(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    assert_int_equal(STATUS_INTERNAL, isolate_read(run.reader, &failing, STR("x"),
                                                   &run.recorder.reading, &run.err));
    assert_string_equal("le défaut du lecteur", run.err.text);
    assert_told(&run, "left out 3: un brouillon");
    assert_reads_on(&run);
}

static void the_sink_ends_the_reading(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    run.recorder.stop_after = 1;
    assert_int_equal(
        STATUS_IO,
        isolate_read(
            run.reader, &lines,
            STR("{\"id\":\"a\",\"title\":\"a\"}\n{\"id\":\"b\",\"title\":\"b\"}"),
            &run.recorder.reading, &run.err));
    assert_int_equal(1, run.recorder.n_records);
}

static void a_large_file_comes_through(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    AUTO_BUF text = BUF_INIT(64U << 20);
    buf_put_text(&text, "---\nid: long\ntitle: Long\n---\n");
    for (int i = 0; i < 100000; i++)
        buf_put_text(&text, "Une phrase de plus, et encore une autre.\n");
    assert_same(&run, &notices, buf_str(&text));
}

/** The last test: the signal stays remembered. */
static void a_signal_ends_the_reading_and_its_process(void **state)
{
    (void)state;
    AUTO_RUN run;
    run_open(&run);
    interrupt_watch();
    assert_int_equal(0, raise(SIGTERM));
    interrupt_unwatch();
    assert_int_equal(STATUS_IO, isolate_read(run.reader, &culprit, STR("loop"),
                                             &run.recorder.reading, &run.err));
    assert_string_equal("interrompu", run.err.text);
    assert_int_equal(0, run.recorder.n_records + run.recorder.n_refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_that_crashes_costs_one_file),
        cmocka_unit_test(a_reader_that_never_ends_costs_one_file_and_its_seconds),
        cmocka_unit_test(a_reader_that_takes_all_memory_costs_one_file),
        cmocka_unit_test(a_reader_that_floods_costs_one_file),
        cmocka_unit_test(frames_that_are_none_cost_one_file),
        cmocka_unit_test(a_reader_cannot_reach_files_processes_and_the_network),
        cmocka_unit_test(what_a_process_gives_is_the_same_as_without_it),
        cmocka_unit_test(records_come_through_whole),
        cmocka_unit_test(the_status_of_a_reader_comes_back_with_its_words),
        cmocka_unit_test(the_sink_ends_the_reading),
        cmocka_unit_test(a_large_file_comes_through),
        cmocka_unit_test(a_signal_ends_the_reading_and_its_process),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
