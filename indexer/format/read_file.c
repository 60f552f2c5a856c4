/* Finds the format of a file and calls the reader of that format. */
#include "indexer/format/read_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "indexer/source/byte_stream.h"
#include "indexer/markup/utf16.h"

/** How far a text is looked at for zero bytes. */
#define ZEROS_WITHIN 256U
/** The lines in which a file that is no notice may look like one. */
#define NAMES_WITHIN 12U

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

/** Read the file at @p path as UTF-8; UTF-16 is turned into it. */
static enum status read_decoded(struct buf *out, const char *path, struct error *err)
{
    enum status st = read_text(out, path, err);
    if (st || !utf16_is_marked(buf_str(out)))
        return st;
    AUTO_BUF bytes = *out;
    *out = (struct buf)BUF_INIT(TEXT_FILE_MAX);
    utf16_put_text(out, buf_str(&bytes));
    return STATUS_OK;
}

/** Refuse a text with zero bytes, which is in UTF-16 without a mark, or no text. */
static bool refuse_zeros(const struct reading *reading, struct str text)
{
    if (!memchr(text.at, '\0', text.n < ZEROS_WITHIN ? text.n : ZEROS_WITHIN))
        return false;
    source_refuse(reading->sink, 1,
                  "octets nuls : de l'UTF-16 sans marque, ou pas du texte ; enregistrez "
                  "le fichier en UTF-8");
    return true;
}

/** The line on which a text that is not read names a member of a notice; 0 for none. */
static uint32_t line_like_notice(struct str text)
{
    static const struct str names[] = {{"id:", 3}, {"title:", 6}, {"titre:", 6}};
    for (uint32_t number = 1; text.at && text.n && number <= NAMES_WITHIN; number++) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (str_starts_with(line, STR("```")))
            return 0;
        for (size_t i = 0; i < COUNT_OF(names); i++)
            if (str_starts_with(line, names[i]))
                return number;
    }
    return 0;
}

/** Pass over a text of no format; one that looks like a notice is named. */
static const char *pass_over(const struct reading *reading, struct str text)
{
    uint32_t line = line_like_notice(text);
    if (line)
        source_warn(reading->sink, line,
                    "ressemble à une notice, mais l'en-tête n'est pas entre deux lignes "
                    "« --- » : le fichier n'est pas lu");
    return "ni en-tête entre deux lignes « --- », ni monographie";
}

enum status read_file_text(const char **ignored, const struct source_file *file,
                           enum format wanted, const struct reading *reading,
                           struct error *err)
{
    *ignored = NULL;
    AUTO_BUF text = BUF_INIT(TEXT_FILE_MAX);
    enum status st = read_decoded(&text, file->path, err);
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
    if (refuse_zeros(reading, buf_str(&text)))
        return STATUS_OK;
    enum format format = choose(wanted, buf_str(&text));
    if (format != FORMAT_COUNT_)
        return format_type(format)->read(file->origin, buf_str(&text), reading, err);
    *ignored = pass_over(reading, buf_str(&text));
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
