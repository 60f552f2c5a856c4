/* Reading all files of all sources into one target. */
#include "indexer/intake.h"

#include "base/intern.h"
#include "base/memory.h"
#include "engine/record_json.h"
#include "indexer/interrupt.h"
#include "indexer/read_file.h"
#include "indexer/reading.h"
#include "indexer/source_files.h"

struct run {
    const struct intake *intake;
    const struct source_file *file;
    struct intern *unknown_members;
    struct console_progress progress;
    uint64_t done_before;       /* bytes of the files before this one */
    struct reading_place place; /* in this one */
    bool is_done;
};

static enum status interrupted(struct error *err)
{
    return error_set(err, STATUS_IO, "interrompu : rien n'est publié");
}

static void refuse(void *context, uint32_t line, const char *reason)
{
    const struct run *run = context;
    if (line)
        report_count(run->intake->report, COUNT_READ);
    report_refuse(run->intake->report, run->file->path, line, reason);
}

static void warn(void *context, uint32_t line, const char *message)
{
    const struct run *run = context;
    report_warn(run->intake->report, run->file->path, line, message);
}

static void show_progress(struct run *run, const struct record *record)
{
    run->progress.n_documents++;
    run->progress.text_bytes +=
        record->fields[FIELD_TITLE].n + record->fields[FIELD_TEXT].n;
    run->progress.done = run->done_before + run->place.consumed;
    console_progress(run->intake->console, &run->progress);
}

/** Check and hand on. @return STATUS_OK, with the fault in @p reason when the record is refused. */
static enum status use_record(struct run *run, struct record *record,
                              struct error *reason, struct error *err)
{
    if (record_check(record, reason))
        return STATUS_OK;
    const struct intake_target *target = &run->intake->target;
    struct error fault = {0};
    enum status st = target->take(target->context, record, &fault);
    if (st == STATUS_EXISTS || st == STATUS_TOO_LARGE) {
        *reason = fault;
        return STATUS_OK;
    }
    return st ? error_set(err, st, "%s", fault.text) : STATUS_OK;
}

static enum status take_record(void *context, struct record *taken, struct error *err)
{
    AUTO_RECORD *record = taken;
    struct run *run = context;
    if (interrupt_came())
        return interrupted(err);
    if (record->fields[FIELD_ORIGIN_FILE].n == 0)
        record_set(record, FIELD_ORIGIN_FILE, str_of(run->file->origin));
    struct error reason = {0};
    enum status st = use_record(run, record, &reason, err);
    if (st)
        return st;
    show_progress(run, record);
    if (reason.code) {
        uint32_t line = run->place.line ? run->place.line : record->origin_lines[0];
        refuse(run, line ? line : 1, reason.text);
        return STATUS_OK;
    }
    report_count(run->intake->report, COUNT_READ);
    report_count(run->intake->report, COUNT_KEPT);
    run->is_done = run->intake->target.is_done && *run->intake->target.is_done;
    return run->is_done ? error_set(err, STATUS_EXISTS, "found") : STATUS_OK;
}

static enum status read_one(struct run *run, const struct source_file *file,
                            enum format format, struct error *err)
{
    struct report *report = run->intake->report;
    struct source_sink sink = {take_record, refuse, warn, run};
    run->file = file;
    run->place = (struct reading_place){0};
    struct reading reading = {run->intake->vocabulary, &sink, run->unknown_members,
                              &run->place};
    struct report_counts before = report_totals(report);
    const char *ignored = NULL;
    enum status st = read_file(&ignored, file, format, &reading, err);
    run->done_before += file->n_bytes;
    if (st && interrupt_came())
        return interrupted(err);
    if (st && run->is_done)
        return st;
    if (st)
        return error_context(err, st, "%s", file->path);
    if (ignored) {
        report_ignore(report, file->path, ignored);
        return STATUS_OK;
    }
    report_count(report, COUNT_FILES);
    struct report_counts after = report_totals(report);
    bool gave_nothing = after.of[COUNT_READ] == before.of[COUNT_READ] &&
                        after.of[COUNT_REFUSED] == before.of[COUNT_REFUSED];
    if (gave_nothing)
        refuse(run, 0, "fichier vide : aucun document");
    return STATUS_OK;
}

static enum status read_source(struct run *run, const char *name,
                               const struct source_files *files, enum format format,
                               struct error *err)
{
    report_begin_source(run->intake->report, name);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < files->n; i++)
        st = interrupt_came() ? interrupted(err)
                              : read_one(run, &files->at[i], format, err);
    if (st)
        return st;
    if (report_of_source(run->intake->report).of[COUNT_READ] == 0)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : aucun document ; il faut des notices .md, une monographie "
                         "ou du JSONL",
                         name);
    return STATUS_OK;
}

static void count_bytes(struct run *run, const struct source_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        run->progress.total += files->at[i].n_bytes;
}

static void release_all(struct source_files *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        source_files_release(&files[i]);
    mem_free(files);
}

enum status intake_read(const struct intake *intake, const struct intake_sources *sources,
                        struct error *err)
{
    AUTO_INTERN *unknown_members = intern_new();
    struct run run = {.intake = intake, .unknown_members = unknown_members};
    struct source_files *files = mem_new_array(sources->n, sizeof *files);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < sources->n; i++) {
        st = source_files_find(&files[i], sources->names[i], err);
        count_bytes(&run, &files[i]);
    }
    for (size_t i = 0; !st && i < sources->n; i++)
        st = read_source(&run, sources->names[i], &files[i], sources->format, err);
    release_all(files, sources->n);
    console_clear(intake->console);
    report_end(intake->report);
    return run.is_done ? STATUS_OK : st;
}
