/* Finds the format of a file and calls the reader of that format. */
#include "indexer/format/read_file.h"

#include "base/buf.h"
#include "base/file.h"
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

static enum format choose(enum format wanted, struct str text)
{
    if (wanted == FORMAT_AUTO)
        return format_of_text(text);
    const struct format_type *type = format_type(wanted);
    return type->ignores_others && !type->is_text(text) ? FORMAT_COUNT_ : wanted;
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
        return format_type(format)->read(file->origin, buf_str(&text), reading, err);
    *ignored = "ni en-tête entre deux lignes « --- », ni monographie";
    return STATUS_OK;
}

/**
 * The format by the name of the file: FORMAT_JSONL, FORMAT_AUTO for a text, FORMAT_COUNT_
 * for neither.
 */
static enum format format_by_name(const struct source_file *file)
{
    enum format by_name = format_of_name(str_of(file->path));
    if (by_name != FORMAT_COUNT_)
        return by_name;
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
