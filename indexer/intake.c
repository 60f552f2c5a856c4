/* Cuts the files of all sources into pieces, has threads read them, and uses what was
 * found in them in the order of the sources. */
#include "indexer/intake.h"

#include <assert.h>

#include "base/conveyor.h"
#include "base/memory.h"
#include "indexer/format/jsonl.h"
#include "indexer/format/read_file.h"
#include "indexer/isolate/isolate.h"
#include "indexer/piece.h"
#include "indexer/source/interrupt.h"
#include "indexer/source/reading.h"
#include "indexer/source/source_files.h"
#include "indexer/waiting.h"

/** The pieces for each thread: one that it reads, and others that wait. */
#define PIECES_EACH 4U

struct intake_run {
    const struct intake *intake;
    struct conveyor *conveyor;
    /* A ring. */
    struct piece *pieces;
    size_t n_pieces;
    uint64_t n_put;
    /* The file of the piece that is being used. */
    const struct source_file *file;
    /* The counts when its file began. */
    struct report_counts before;
    /* Documents of the source whose made id is taken. */
    struct waiting waiting;
    /* How many there were when the file began. */
    size_t n_waiting_before;
    /* Members that were warned of, in whatever file. */
    struct intern *unknown_members;
    struct console_progress progress;
    /* The bytes of the files before this one. */
    uint64_t done_before;
    bool is_done;
};

static enum status interrupted(struct error *err)
{
    return error_set(err, STATUS_IO, "interrompu : rien n'est publié");
}

static void refuse(const struct intake_run *run, uint32_t line, const char *reason)
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

/** Count a record that the target took, or refuse it with what the target said. */
static enum status end_record(struct intake_run *run, uint32_t line, enum status st,
                              const struct error *fault, struct error *err)
{
    const struct intake_target *target = &run->intake->target;
    if (st == STATUS_EXISTS || st == STATUS_TOO_LARGE) {
        refuse(run, line, fault->text);
        return STATUS_OK;
    }
    if (st)
        return error_set(err, st, "%s", fault->text);
    report_count(run->intake->report, COUNT_READ);
    report_count(run->intake->report, COUNT_KEPT);
    run->is_done = target->is_done && *target->is_done;
    return run->is_done ? error_set(err, STATUS_EXISTS, "found") : STATUS_OK;
}

/** Take the documents that wait for an id, in their order, when all pieces are used. */
static enum status take_waiting(struct intake_run *run, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < run->waiting.n; i++) {
        const struct waiting_record *waiting = &run->waiting.at[i];
        struct error fault = {0};
        run->file = waiting->file;
        st = waiting_give(waiting, &run->intake->target, &fault);
        if (!st)
            report_warn(run->intake->report, run->file->path, waiting->line,
                        waiting_remark(waiting).text);
        st = end_record(run, waiting->line, st, &fault, err);
    }
    waiting_clear(&run->waiting);
    run->n_waiting_before = 0;
    return st;
}

static enum status use_record(struct intake_run *run, struct piece_finding *finding,
                              struct error *err)
{
    if (interrupt_came())
        return interrupted(err);
    show_progress(run, finding->record);
    if (finding->text) {
        refuse(run, finding->line, finding->text);
        return STATUS_OK;
    }
    const struct intake_target *target = &run->intake->target;
    struct error fault = {0};
    enum status st =
        target->take(target->context, finding->record, finding->prepared, &fault);
    if (st == STATUS_EXISTS && finding->record->has_made_id) {
        waiting_take(&run->waiting, TAKE(finding->record), run->file, finding->line);
        return STATUS_OK;
    }
    return end_record(run, finding->line, st, &fault, err);
}

static enum status use_refusal(struct intake_run *run, struct piece_finding *finding,
                               struct error *err)
{
    (void)err;
    refuse(run, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_left_out(struct intake_run *run, struct piece_finding *finding,
                                struct error *err)
{
    (void)err;
    report_count(run->intake->report, COUNT_READ);
    report_leave_out(run->intake->report, run->file->path, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_warning(struct intake_run *run, struct piece_finding *finding,
                               struct error *err)
{
    (void)err;
    report_warn(run->intake->report, run->file->path, finding->line, finding->text);
    return STATUS_OK;
}

static enum status use_member(struct intake_run *run, struct piece_finding *finding,
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

/** A record that is kept for later is taken out of its finding. */
typedef enum status finding_use(struct intake_run *run, struct piece_finding *finding,
                                struct error *err);
static finding_use *const uses[] = {
    [FINDING_RECORD] = use_record,     [FINDING_REFUSAL] = use_refusal,
    [FINDING_LEFT_OUT] = use_left_out, [FINDING_WARNING] = use_warning,
    [FINDING_MEMBER] = use_member,
};

/** Called after the last piece of a file. */
static enum status end_file(struct intake_run *run, const struct piece *piece,
                            struct error *err)
{
    struct report *report = run->intake->report;
    run->done_before += piece->file->n_bytes;
    struct report_counts before = run->before, after = report_totals(report);
    run->before = after;
    if (piece->ignored && piece->file->is_named)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s: format non reconnu (%s) ; donnez-le par --format",
                         piece->file->path, piece->ignored);
    if (piece->ignored) {
        report_ignore(report, piece->file->path, piece->ignored);
        return STATUS_OK;
    }
    report_count(report, COUNT_FILES);
    bool gave_nothing = run->n_waiting_before == run->waiting.n &&
                        after.of[COUNT_READ] == before.of[COUNT_READ] &&
                        after.of[COUNT_REFUSED] == before.of[COUNT_REFUSED];
    if (gave_nothing)
        refuse(run, 0, "fichier vide : aucun document");
    run->before = report_totals(report);
    run->n_waiting_before = run->waiting.n;
    return STATUS_OK;
}

/** Use what was found in the piece, then what ended the reading of its file. */
static enum status use_findings(struct intake_run *run, const struct piece *piece,
                                struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < piece->n_findings; i++)
        st = uses[piece->findings[i].kind](run, &piece->findings[i], err);
    if (st || !piece->status)
        return st;
    if (err)
        *err = piece->error;
    return piece->status;
}

/**
 * Take the oldest piece and use what was found in it. @p had_one is false when there was
 * none.
 */
static enum status use_piece(struct intake_run *run, bool *had_one, struct error *err)
{
    const struct piece *piece = conveyor_take(run->conveyor);
    *had_one = piece != NULL;
    if (!piece)
        return STATUS_OK;
    run->file = piece->file;
    run->progress.done = run->done_before + piece->consumed;
    enum status st = use_findings(run, piece, err);
    if (st && interrupt_came())
        return interrupted(err);
    if (st)
        return run->is_done ? st : error_context(err, st, "%s", run->file->path);
    return piece->ends_file ? end_file(run, piece, err) : STATUS_OK;
}

/**
 * Get an empty piece for @p file. Pieces that were read are used first, until there is
 * room for it.
 */
static enum status next_piece(struct piece **out, struct intake_run *run,
                              const struct source_file *file, enum format format,
                              struct error *err)
{
    bool had_one;
    enum status st = STATUS_OK;
    while (!st && (conveyor_is_full(run->conveyor) || conveyor_is_ready(run->conveyor)))
        st = use_piece(run, &had_one, err);
    assert(run->n_pieces > 0);
    *out = &run->pieces[run->n_put % run->n_pieces];
    if (!st)
        piece_begin(*out, file, format);
    return st;
}

static void put_piece(struct intake_run *run, struct piece *piece)
{
    run->n_put++;
    conveyor_put(run->conveyor, piece);
}

/**
 * Fill the piece with lines, without waiting for more than the first. A failure is kept
 * in the piece, because what was found in the lines before it comes first.
 */
static void fill_piece(struct piece *piece, struct line_stream *stream)
{
    struct line line = {.kind = LINE_TEXT};
    do {
        piece->status = line_stream_next(&line, stream, &piece->error);
        piece->ends_file = piece->status || line.kind == LINE_END;
        if (!piece->ends_file)
            piece_add_line(piece, &line);
    } while (!piece->ends_file && piece->text.n < PIECE_BYTES &&
             line_stream_has_next(stream));
    piece->consumed = line_stream_consumed(stream);
}

static enum status read_lines(struct intake_run *run, const struct source_file *file,
                              struct error *err)
{
    struct piece *piece = NULL;
    AUTO_LINE_STREAM *stream = NULL;
    enum status st = STATUS_OK;
    do {
        st = next_piece(&piece, run, file, FORMAT_JSONL, err);
        if (st)
            return st;
        if (!stream)
            piece->status =
                line_stream_open(&stream, file->path, JSONL_LINE_MAX, &piece->error);
        if (stream)
            fill_piece(piece, stream);
        else
            piece->ends_file = true;
        put_piece(run, piece);
    } while (!piece->ends_file);
    return STATUS_OK;
}

static enum status read_one(struct intake_run *run, const struct source_file *file,
                            enum format wanted, struct error *err)
{
    enum format format = read_file_format(file, wanted);
    if (format == FORMAT_JSONL)
        return read_lines(run, file, err);
    struct piece *piece = NULL;
    enum status st = next_piece(&piece, run, file, format, err);
    if (st)
        return st;
    piece->ends_file = true;
    if (format == FORMAT_COUNT_)
        piece->ignored = read_file_why_not(file);
    put_piece(run, piece);
    return STATUS_OK;
}

static enum status read_source(struct intake_run *run, const char *name,
                               const struct source_files *files, enum format format,
                               struct error *err)
{
    report_begin_source(run->intake->report, name);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < files->n; i++)
        st = interrupt_came() ? interrupted(err)
                              : read_one(run, &files->at[i], format, err);
    for (bool had_one = true; !st && had_one;)
        st = use_piece(run, &had_one, err);
    if (!st)
        st = take_waiting(run, err);
    if (st)
        return st;
    if (report_of_source(run->intake->report).of[COUNT_READ] == 0)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : aucun document ; il faut des notices .md, une monographie "
                         "ou du JSONL",
                         name);
    return STATUS_OK;
}

/** What each thread has of its own: its reader, and a pointer to it for the conveyor. */
struct intake_team {
    struct piece_reader *readers;
    void **workers;
    size_t n;
};

static struct intake_team make_team(const struct intake *intake, struct isolate *isolate)
{
    size_t n = intake->target.n_workers;
    struct intake_team team = {mem_new_array(n, sizeof *team.readers),
                               mem_new_array(n, sizeof *team.workers), n};
    for (size_t i = 0; i < n; i++) {
        void *own = intake->target.workers ? intake->target.workers[i] : NULL;
        team.readers[i] =
            (struct piece_reader){intake->vocabulary, &intake->target, own,
                                  isolate_reader_new(isolate), intern_new()};
        team.workers[i] = &team.readers[i];
    }
    return team;
}

static void release_team(struct intake_team *team)
{
    for (size_t i = 0; i < team->n; i++) {
        isolate_reader_free(team->readers[i].isolate);
        intern_free(team->readers[i].members);
    }
    mem_free(team->readers);
    mem_free(team->workers);
}

static enum status read_all(struct intake_run *run, const struct intake_sources *sources,
                            const struct source_files *files, struct error *err)
{
    AUTO_ISOLATE *isolate = NULL;
    enum status st = isolate_new(&isolate, &isolate_limits_usual, err);
    if (st)
        return st;
    if (!isolate_is_sandboxed(isolate))
        console_say(run->intake->console,
                    "Le système ne limite pas les appels des processus de lecture : "
                    "seuls leur mémoire et leur temps sont bornés.");
    CLEANUP(release_team) struct intake_team own = make_team(run->intake, isolate);
    struct conveyor_team team = {piece_read, own.workers, own.n};
    run->conveyor = conveyor_new(&team, run->n_pieces);
    for (size_t i = 0; !st && i < sources->n; i++)
        st = read_source(run, sources->names[i], &files[i], sources->format, err);
    conveyor_free(run->conveyor);
    return st;
}

static void count_bytes(struct intake_run *run, const struct source_files *files)
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
    struct intake_run run = {.intake = intake,
                             .unknown_members = unknown_members,
                             .before = report_totals(intake->report),
                             .n_pieces = PIECES_EACH * intake->target.n_workers};
    run.pieces = mem_new_array(run.n_pieces, sizeof *run.pieces);
    for (size_t i = 0; i < run.n_pieces; i++)
        piece_init(&run.pieces[i]);
    struct source_files *files = mem_new_array(sources->n, sizeof *files);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < sources->n; i++) {
        st = source_files_find(&files[i], sources->names[i], err);
        count_bytes(&run, &files[i]);
    }
    if (!st)
        st = read_all(&run, sources, files, err);
    for (size_t i = 0; i < run.n_pieces; i++)
        piece_release(&run.pieces[i]);
    mem_free(run.pieces);
    waiting_release(&run.waiting);
    release_all(files, sources->n);
    console_clear(intake->console);
    report_end(intake->report);
    return run.is_done ? STATUS_OK : st;
}
