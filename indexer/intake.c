/* Cuts the files of all sources into pieces, has threads read them, and has what was
 * found in them used in the order of the sources. */
#include "indexer/intake.h"

#include <assert.h>

#include "base/conveyor.h"
#include "base/memory.h"
#include "indexer/format/jsonl.h"
#include "indexer/format/read_file.h"
#include "indexer/intake_parts.h"
#include "indexer/source/interrupt.h"
#include "indexer/source/source_files.h"

/** The pieces for each thread: one that it reads, and others that wait. */
#define PIECES_EACH 4U

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
    enum status st = intake_use(run, piece, err);
    if (st && interrupt_came())
        return intake_interrupted(err);
    if (st)
        return run->is_done ? st : error_context(err, st, "%s", run->file->path);
    return piece->ends_file ? intake_end_file(run, piece, err) : STATUS_OK;
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

/** Read all files, and use what was found in them. */
static enum status read_files(struct intake_run *run, const struct source_files *files,
                              enum format format, struct error *err)
{
    const struct intake_listener *listener = run->intake->listener;
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < files->n; i++) {
        if (interrupt_came())
            st = intake_interrupted(err);
        else if (listener &&
                 listener->skips(listener->context, run->number, &files->at[i]))
            run->done_before += files->at[i].n_bytes;
        else
            st = read_one(run, &files->at[i], format, err);
    }
    for (bool had_one = true; !st && had_one;)
        st = use_piece(run, &had_one, err);
    return st ? st : intake_take_waiting(run, err);
}

/** Say how the reading of a lenient source ended. */
static enum status end_source(const struct intake_run *run, const char *failure)
{
    const struct intake_listener *listener = run->intake->listener;
    if (listener)
        listener->end_source(listener->context, run->number, failure);
    else if (failure)
        report_fail_source(run->intake->report, run->source->name, failure);
    return STATUS_OK;
}

/** Read a source whose files were looked for with the status @p found. */
static enum status read_source(struct intake_run *run, const struct source_files *files,
                               const struct error *found, enum format format,
                               struct error *err)
{
    const struct intake_source *source = run->source;
    report_begin_source(run->intake->report, source->name);
    for (size_t i = 0; i < json_array_size(source->remarks); i++)
        report_warn(run->intake->report, source->name, 0,
                    json_string_value(json_array_get(source->remarks, i)));
    enum status st = read_files(run, files, format, err);
    if (st)
        return st;
    if (found->code || source->failure)
        return end_source(run, source->failure ? source->failure : found->text);
    struct report_counts counts = report_of_source(run->intake->report);
    if (counts.of[COUNT_READ] + counts.of[COUNT_SKIPPED] > 0)
        return end_source(run, NULL);
    static const char reason[] =
        "aucun document ; il faut des notices .md, une monographie ou du JSONL";
    if (source->is_lenient)
        return end_source(run, reason);
    return error_set(err, STATUS_BAD_INPUT, "%s : %s", source->name, reason);
}

/** The files of each source, and why they could not all be found. */
struct found_files {
    struct source_files files;
    struct error error;
};

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
                            const struct found_files *found, struct error *err)
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
    for (size_t i = 0; !st && i < sources->n; i++) {
        run->source = &sources->at[i];
        run->number = i;
        st = read_source(run, &found[i].files, &found[i].error, sources->format, err);
    }
    conveyor_free(run->conveyor);
    return st;
}

static void count_bytes(struct intake_run *run, const struct source_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        run->progress.total += files->at[i].n_bytes;
}

static void release_all(struct found_files *found, size_t n)
{
    for (size_t i = 0; i < n; i++)
        source_files_release(&found[i].files);
    mem_free(found);
}

/** Find the files of @p source. Only one that is not lenient can fail. */
static enum status find_files(struct found_files *out, const struct intake_source *source,
                              struct error *err)
{
    enum status st = source_files_find_in(&out->files, &source->place, &out->error);
    if (!st || source->is_lenient)
        return STATUS_OK;
    if (err)
        *err = out->error;
    return st;
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
    struct found_files *found = mem_new_array(sources->n, sizeof *found);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < sources->n; i++) {
        st = find_files(&found[i], &sources->at[i], err);
        count_bytes(&run, &found[i].files);
    }
    if (!st)
        st = read_all(&run, sources, found, err);
    for (size_t i = 0; i < run.n_pieces; i++)
        piece_release(&run.pieces[i]);
    mem_free(run.pieces);
    waiting_release(&run.waiting);
    release_all(found, sources->n);
    console_clear(intake->console);
    return run.is_done ? STATUS_OK : st;
}
