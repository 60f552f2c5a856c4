/* A run of the intake over files of the scratch folder, whose target writes down the
 * ids. */
#ifndef TESTS_UNIT_INDEXER_INTAKE_RUN_H
#define TESTS_UNIT_INDEXER_INTAKE_RUN_H

#include <signal.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "indexer/intake.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define NOTICE(id)                                                                       \
    "---\nid: " id "\ntitle: " id "\nregions: []\nthemes: []\n---\nTexte.\n"
#define LINE(id) "{\"id\":\"" id "\",\"title\":\"" id "\",\"regions\":[],\"themes\":[]}\n"

/** A run whose target writes down the ids and returns what the test wants. */
struct run {
    FILE *log;
    struct console console;
    struct report *report;
    struct vocabulary *vocabulary;
    struct buf ids;
    enum status answer;
    /** A signal that the first record raises; 0: none. */
    int signal;
    bool is_done;
    enum format format;
    unsigned jobs;
    /** NULL, or the ids that were taken: a second record with one is refused. */
    struct intern *taken;
    struct error err;
};

#define RUN_VOCABULARY SOURCE_DIR "/tests/cases/vocabulary/sound"

static inline void run_open(struct run *run, const char *vocabulary)
{
    *run = (struct run){.ids = BUF_INIT(1U << 16), .jobs = 1};
    run->log = tmpfile();
    run->console = console_open(run->log, true);
    run->report = report_new(&run->console);
    if (vocabulary_load(&run->vocabulary, vocabulary, &run->err))
        fail_msg("%s", run->err.text);
}

static inline void run_close(struct run *run)
{
    report_free(run->report);
    vocabulary_free(run->vocabulary);
    buf_release(&run->ids);
    (void)fclose(run->log);
    intern_free(run->taken);
}
#define AUTO_RUN CLEANUP(run_close) struct run

/** Do some work on the record: copy its title. */
static inline void *prepare(void *worker, struct record *record)
{
    (void)worker;
    struct str title = record->fields[FIELD_TITLE];
    return mem_copy_string(title.at, title.n);
}

static inline enum status take(void *context, struct record *record, void *prepared,
                               struct error *err)
{
    struct run *run = context;
    assert_true(str_equal(str_of(prepared), record->fields[FIELD_TITLE]));
    if (run->taken && intern_find(run->taken, record->fields[FIELD_ID]) != INTERN_NONE)
        return error_set(err, STATUS_EXISTS, "pris");
    if (run->taken)
        (void)intern_put(run->taken, record->fields[FIELD_ID]);
    buf_printf(&run->ids, "%.*s@%.*s ", STR_ARG(record->fields[FIELD_ID]),
               STR_ARG(record->fields[FIELD_ORIGIN_FILE]));
    if (run->signal)
        (void)raise(run->signal);
    return run->answer ? error_set(err, run->answer, "réponse de la cible") : STATUS_OK;
}

static inline enum status run_sources(struct run *run, const char *const *names, size_t n)
{
    struct intake intake = {run->vocabulary,
                            run->report,
                            &run->console,
                            {prepare, NULL, run->jobs, take, run, &run->is_done},
                            NULL};
    struct intake_source rows[2];
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct intake_source){
            names[i], {names[i], NULL, &source_settings_none}, false, NULL, 0, NULL};
    struct intake_sources sources = {rows, n, run->format};
    return intake_read(&intake, &sources, &run->err);
}

static inline char *made(const char *name, const char *text)
{
    char *path = scratch_path(name);
    AUTO_TEXT *folder = mem_copy_string(path, (size_t)(strrchr(path, '/') - path));
    struct error err = {0};
    if (folder_make(folder, &err))
        fail_msg("%s", err.text);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(0, fclose(file));
    return path;
}

static inline void make(const char *name, const char *text)
{
    AUTO_TEXT *path = made(name, text);
    (void)path;
}

static inline uint32_t total(const struct run *run, enum report_count what)
{
    return report_totals(run->report).of[what];
}

/** Read the scratch file or folder @p name alone. */
static inline enum status run_one(struct run *run, const char *name)
{
    AUTO_TEXT *path = scratch_path(name);
    const char *const names[] = {path};
    return run_sources(run, names, 1);
}

static inline void assert_counts(const struct run *run, uint32_t kept, uint32_t refused,
                                 uint32_t ignored)
{
    assert_int_equal(kept + refused, total(run, COUNT_READ));
    assert_int_equal(kept, total(run, COUNT_KEPT));
    assert_int_equal(refused, total(run, COUNT_REFUSED));
    assert_int_equal(ignored, total(run, COUNT_IGNORED));
}

#endif
