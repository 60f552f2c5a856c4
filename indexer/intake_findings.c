/* Uses what threads found in the pieces of a file, in the order of the file. */
#include "base/memory.h"
#include "indexer/intake_parts.h"
#include "indexer/source/interrupt.h"
#include "indexer/source/reading.h"

enum status intake_interrupted(struct error *err)
{
    return error_set(err, STATUS_IO, "interrompu : rien n'est publié");
}

void intake_refuse(const struct intake_run *run, uint32_t line, const char *reason)
{
    if (line)
        report_count(run->intake->report, COUNT_READ);
    report_refuse(run->intake->report, run->file->path, line, reason);
}

static void show_progress(struct intake_run *run, const struct record *record)
{
    run->progress.n_documents++;
    run->progress.text_bytes +=
        record->fields[FIELD_TITLE].n + record->fields[FIELD_TEXT].n;
    console_progress(run->intake->console, &run->progress);
}

static enum status use_record(struct intake_run *run, const struct piece_finding *finding,
                              struct error *err)
{
    if (interrupt_came())
        return intake_interrupted(err);
    show_progress(run, finding->record);
    if (finding->text) {
        intake_refuse(run, finding->line, finding->text);
        return STATUS_OK;
    }
    const struct intake_target *target = &run->intake->target;
    struct error fault = {0};
    enum status st =
        target->take(target->context, finding->record, finding->prepared, &fault);
    if (st == STATUS_EXISTS || st == STATUS_TOO_LARGE) {
        intake_refuse(run, finding->line, fault.text);
        return STATUS_OK;
    }
    if (st)
        return error_set(err, st, "%s", fault.text);
    report_count(run->intake->report, COUNT_READ);
    report_count(run->intake->report, COUNT_KEPT);
    run->is_done = target->is_done && *target->is_done;
    return run->is_done ? error_set(err, STATUS_EXISTS, "found") : STATUS_OK;
}

static enum status use_refusal(struct intake_run *run,
                               const struct piece_finding *finding, struct error *err)
{
    (void)err;
    intake_refuse(run, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_left_out(struct intake_run *run,
                                const struct piece_finding *finding, struct error *err)
{
    (void)err;
    report_count(run->intake->report, COUNT_READ);
    report_leave_out(run->intake->report, run->file->path, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_warning(struct intake_run *run,
                               const struct piece_finding *finding, struct error *err)
{
    (void)err;
    report_warn(run->intake->report, run->file->path, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_member(struct intake_run *run, const struct piece_finding *finding,
                              struct error *err)
{
    (void)err;
    struct str name = str_of(finding->text);
    if (intern_find(run->unknown_members, name) != INTERN_NONE)
        return STATUS_OK;
    (void)intern_put(run->unknown_members, name);
    report_warn(run->intake->report, run->file->path, finding->line,
                reading_member_warning(name).text);
    return STATUS_OK;
}

typedef enum status finding_use(struct intake_run *run,
                                const struct piece_finding *finding, struct error *err);
static finding_use *const uses[] = {
    [FINDING_RECORD] = use_record,     [FINDING_REFUSAL] = use_refusal,
    [FINDING_LEFT_OUT] = use_left_out, [FINDING_WARNING] = use_warning,
    [FINDING_MEMBER] = use_member,
};

/** Tell the listener of the end of the file. */
static enum status tell_end(struct intake_run *run)
{
    const struct intake_listener *listener = run->intake->listener;
    struct report_counts end = report_totals(run->intake->report), counts = end;
    for (size_t i = 0; i < REPORT_COUNT_COUNT_; i++)
        counts.of[i] -= run->before.of[i];
    run->before = end;
    if (listener)
        listener->end_file(listener->context, run->number, run->file, &counts);
    return STATUS_OK;
}

enum status intake_end_file(struct intake_run *run, const struct piece *piece,
                            struct error *err)
{
    struct report *report = run->intake->report;
    run->done_before += piece->file->n_bytes;
    bool is_refused = piece->ignored && piece->file->is_named && run->source->is_lenient;
    if (is_refused) {
        intake_refuse(run, 0, piece->ignored);
        return tell_end(run);
    }
    if (piece->ignored && piece->file->is_named)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s: format non reconnu (%s) ; donnez-le par --format",
                         piece->file->path, piece->ignored);
    if (piece->ignored) {
        report_ignore(report, piece->file->path, piece->ignored);
        return tell_end(run);
    }
    report_count(report, COUNT_FILES);
    struct report_counts before = run->before, after = report_totals(report);
    bool gave_nothing = after.of[COUNT_READ] == before.of[COUNT_READ] &&
                        after.of[COUNT_REFUSED] == before.of[COUNT_REFUSED];
    if (gave_nothing)
        intake_refuse(run, 0, "fichier vide : aucun document");
    return tell_end(run);
}

enum status intake_use(struct intake_run *run, const struct piece *piece,
                       struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < piece->n_findings; i++)
        st = uses[piece->findings[i].kind](run, &piece->findings[i], err);
    if (st || !piece->status)
        return st;
    if (run->source->is_lenient && !interrupt_came()) {
        intake_refuse(run, 0, piece->error.text);
        return STATUS_OK;
    }
    if (err)
        *err = piece->error;
    return piece->status;
}
