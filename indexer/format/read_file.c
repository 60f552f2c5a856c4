/* Finds the format of a file and calls the reader of that format. */
#include "indexer/format/read_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "indexer/format/front_matter.h"
#include "indexer/format/markdown.h"
#include "indexer/monograph/monograph.h"
#include "indexer/source/byte_stream.h"

static void free_stream(struct byte_stream **stream)
{
    byte_stream_free(*stream);
}

static enum status read_text(struct buf *out, const char *path, struct error *err)
{
    CLEANUP(free_stream) struct byte_stream *stream = NULL;
    char piece[1U << 14];
    size_t n = 0;
    enum status st = byte_stream_open(&stream, path, err);
    do {
        if (!st)
            st = byte_stream_read(&n, stream, (struct byte_room){piece, sizeof piece},
                                  err);
        if (st)
            return st;
        buf_put(out, piece, n);
    } while (n > 0 && !buf_overflowed(out));
    return STATUS_OK;
}

/** Reads a text of one format and gives its records to the sink. */
typedef enum status text_source(const char *path, struct str text,
                                const struct reading *reading, struct error *err);

static enum status read_notice(const char *path, struct str text,
                               const struct reading *reading, struct error *err)
{
    (void)path;
    return markdown_read(text, reading, err);
}

static enum status read_monograph(const char *path, struct str text,
                                  const struct reading *reading, struct error *err)
{
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    struct error fault = {0};
    enum status st =
        monograph_read(path, text, reading->vocabulary, reading->sink, &fault);
    if (st == STATUS_BAD_INPUT || st == STATUS_TOO_LARGE) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    return st ? error_set(err, st, "%s", fault.text) : STATUS_OK;
}

static text_source *const text_sources[FORMAT_COUNT_] = {
    [FORMAT_MARKDOWN] = read_notice,
    [FORMAT_MONOGRAPH] = read_monograph,
};

static enum format choose(enum format wanted, struct str text)
{
    if (wanted == FORMAT_AUTO)
        return format_of_text(text);
    /* A read-me in a folder of notices is not a notice. */
    if (wanted == FORMAT_MARKDOWN && !front_matter_starts(text))
        return FORMAT_COUNT_;
    return wanted;
}

enum status read_file_text(const char **ignored, const struct source_file *file,
                           enum format wanted, const struct reading *reading,
                           struct error *err)
{
    *ignored = NULL;
    AUTO_BUF text = BUF_INIT(TEXT_FILE_MAX);
    enum status st = read_text(&text, file->path, err);
    if (st)
        return st;
    reading->place->consumed = text.n;
    if (buf_overflowed(&text)) {
        source_refuse(reading->sink, 1, "fichier de plus de %u octets", TEXT_FILE_MAX);
        return STATUS_OK;
    }
    if (str_trim(buf_str(&text)).n == 0) {
        source_refuse(reading->sink, 0, "fichier vide");
        return STATUS_OK;
    }
    enum format format = choose(wanted, buf_str(&text));
    if (format != FORMAT_COUNT_)
        return text_sources[format](file->origin, buf_str(&text), reading, err);
    *ignored = "ni en-tête entre deux lignes « --- », ni monographie";
    return STATUS_OK;
}

/**
 * The format by the name of the file: FORMAT_JSONL, FORMAT_AUTO for a text, FORMAT_COUNT_
 * for neither.
 */
static enum format format_by_name(const struct source_file *file)
{
    enum format_name kind = format_of_name(str_of(file->path));
    if (kind == NAME_JSONL)
        return FORMAT_JSONL;
    if (kind == NAME_TEXT)
        return FORMAT_AUTO;
    /* A pipe has no name that tells its format. */
    bool is_pipe = file->is_named && file_type_of(file->path) == FILE_OTHER;
    return is_pipe ? FORMAT_JSONL : FORMAT_COUNT_;
}

enum format read_file_format(const struct source_file *file, enum format wanted)
{
    enum format by_name = format_by_name(file);
    if (wanted == FORMAT_AUTO || by_name == FORMAT_COUNT_)
        return file->is_named && wanted != FORMAT_AUTO ? wanted : by_name;
    bool same_sort = (by_name == FORMAT_JSONL) == (wanted == FORMAT_JSONL);
    return same_sort || file->is_named ? wanted : FORMAT_COUNT_;
}

const char *read_file_why_not(const struct source_file *file)
{
    return format_by_name(file) == FORMAT_COUNT_ ? "ni Markdown, ni texte, ni JSONL"
                                                 : "autre format que celui de --format";
}
