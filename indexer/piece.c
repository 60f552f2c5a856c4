/* Reads a piece: its sink keeps all that the source gives. */
#include "indexer/piece.h"

#include "base/memory.h"
#include "engine/record/record_json.h"
#include "indexer/format/jsonl.h"
#include "indexer/format/read_file.h"
#include "indexer/source/interrupt.h"
#include "indexer/source/reading.h"

void piece_init(struct piece *piece)
{
    *piece = (struct piece){.text = BUF_INIT(PIECE_BYTES + JSONL_LINE_MAX)};
}

static void forget_findings(struct piece *piece)
{
    for (size_t i = 0; i < piece->n_findings; i++) {
        record_free(piece->findings[i].record);
        mem_free(piece->findings[i].prepared);
        mem_free(piece->findings[i].text);
    }
    piece->n_findings = 0;
}

void piece_release(struct piece *piece)
{
    forget_findings(piece);
    buf_release(&piece->text);
    mem_free(piece->lines);
    mem_free(piece->findings);
}

void piece_begin(struct piece *piece, const struct source_file *file, enum format format)
{
    forget_findings(piece);
    /* A document of many megabytes must not keep its memory. */
    if (piece->text.n > (size_t)4 * PIECE_BYTES) {
        buf_release(&piece->text);
        piece->text = (struct buf)BUF_INIT(PIECE_BYTES + JSONL_LINE_MAX);
    }
    buf_clear(&piece->text);
    piece->n_lines = 0;
    piece->file = file;
    piece->format = format;
    piece->ends_file = false;
    piece->consumed = 0;
    piece->status = STATUS_OK;
    piece->error = (struct error){0};
    piece->ignored = NULL;
}

void piece_add_line(struct piece *piece, const struct line *line)
{
    MEM_GROW(piece->lines, piece->n_lines + 1, piece->room_lines, 256);
    piece->lines[piece->n_lines++] = (struct piece_line){*line, piece->text.n};
    buf_put_str(&piece->text, line->text);
}

/** A piece that is being read. */
struct piece_run {
    const struct piece_reader *reader;
    struct piece *piece;
    struct reading_place place;
};

static struct piece_finding *add_finding(struct piece *piece, enum finding_kind kind,
                                         uint32_t line)
{
    MEM_GROW(piece->findings, piece->n_findings + 1, piece->room_findings, 256);
    struct piece_finding *finding = &piece->findings[piece->n_findings++];
    *finding = (struct piece_finding){.kind = kind, .line = line};
    return finding;
}

static void add_text(struct piece_run *run, enum finding_kind kind, uint32_t line,
                     struct str text)
{
    add_finding(run->piece, kind, line)->text = mem_copy_string(text.at, text.n);
}

static void refuse(void *context, uint32_t line, const char *reason)
{
    add_text(context, FINDING_REFUSAL, line, str_of(reason));
}

static void leave_out(void *context, uint32_t line, const char *reason)
{
    add_text(context, FINDING_LEFT_OUT, line, str_of(reason));
}

static void warn(void *context, uint32_t line, const char *message)
{
    add_text(context, FINDING_WARNING, line, str_of(message));
}

/**
 * Only the first place of an unknown member is warned of in the end. A thread reads
 * pieces in their order, so that only its first report of a member can be that.
 */
static void tell_member(void *context, uint32_t line, struct str name)
{
    struct piece_run *run = context;
    if (intern_find(run->reader->members, name) != INTERN_NONE)
        return;
    (void)intern_put(run->reader->members, name);
    add_text(run, FINDING_MEMBER, line, name);
}

static enum status take_record(void *context, struct record *record, struct error *err)
{
    struct piece_run *run = context;
    const struct intake_target *target = run->reader->target;
    if (record->fields[FIELD_ORIGIN_FILE].n == 0)
        record_set(record, FIELD_ORIGIN_FILE, str_of(run->piece->file->origin));
    uint32_t line = run->place.line ? run->place.line : record->origin_lines[0];
    struct piece_finding *finding =
        add_finding(run->piece, FINDING_RECORD, line ? line : 1);
    finding->record = record;
    struct error reason = {0};
    if (record_check(record, &reason))
        finding->text = mem_copy_string(reason.text, strlen(reason.text));
    else if (target->prepare)
        finding->prepared = target->prepare(run->reader->own, record);
    /* The thread that uses the pieces ends the run; this piece may be too long to wait
     * for. */
    return interrupt_came() ? error_set(err, STATUS_IO, "interrompu") : STATUS_OK;
}

static enum status read_lines(struct piece_run *run, const struct reading *reading,
                              struct error *err)
{
    struct piece *piece = run->piece;
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < piece->n_lines; i++) {
        struct line line = piece->lines[i].line;
        line.text.at = piece->text.at + piece->lines[i].offset;
        st = jsonl_take(reading, &line, err);
    }
    return st;
}

/** Read a whole file: what it holds is understood in another process. */
static enum status read_whole(struct piece_run *run, const struct reading *reading,
                              struct error *err)
{
    struct piece *piece = run->piece;
    AUTO_FILE_CONTENT content = FILE_CONTENT_INIT;
    enum status st =
        read_file_content(&content, piece->file, piece->format, reading, err);
    piece->ignored = content.ignored;
    if (!st && content.format != FORMAT_COUNT_)
        st = isolate_read(run->reader->isolate, format_type(content.format),
                          buf_str(&content.bytes), reading, err);
    piece->consumed = run->place.consumed;
    return st;
}

void piece_read(void *context, void *of_piece)
{
    const struct piece_reader *reader = context;
    struct piece *piece = of_piece;
    if (piece->format == FORMAT_COUNT_)
        return;
    struct piece_run run = {reader, piece, {0}};
    struct source_sink sink = {take_record, refuse, leave_out, warn, &run};
    struct reading reading = {reader->vocabulary,  &sink,
                              tell_member,         &run.place,
                              piece->file->origin, piece->file->settings};
    struct error fault = {0};
    enum status st = piece->format == FORMAT_JSONL ? read_lines(&run, &reading, &fault)
                                                   : read_whole(&run, &reading, &fault);
    /* This comes before the failure that ended the file. */
    if (st) {
        piece->status = st;
        piece->error = fault;
    }
}
