/* Finds the format of a file by its name and its content, and calls its reader. */
#include "indexer/format/read_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "indexer/markup/utf16.h"
#include "indexer/source/byte_stream.h"

/** How far a text is looked at for zero bytes. */
#define ZEROS_WITHIN 256U
/** The lines in which a file that is no notice may look like one. */
#define NAMES_WITHIN 12U

static void free_stream(struct byte_stream **stream)
{
    byte_stream_free(*stream);
}

static enum status read_bytes(struct buf *out, const char *path, struct error *err)
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

static enum format choose(enum format wanted, struct str content)
{
    if (wanted == FORMAT_AUTO)
        return format_of_content(content);
    const struct format_type *type = format_type(wanted);
    return type->ignores_others && !type->is_content(content) ? FORMAT_COUNT_ : wanted;
}

/** Turn @p text into UTF-8 when it is UTF-16. */
static void decode(struct buf *text)
{
    if (!utf16_is_marked(buf_str(text)))
        return;
    AUTO_BUF bytes = *text;
    *text = (struct buf)BUF_INIT(TEXT_FILE_MAX);
    utf16_put_text(text, buf_str(&bytes));
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

/** Refuse a content of which no format makes anything. */
static bool refuse_content(const struct reading *reading, const struct buf *content)
{
    if (buf_overflowed(content))
        source_refuse(reading->sink, 1, "fichier de plus de %u octets", TEXT_FILE_MAX);
    else if (str_trim(buf_str(content)).n == 0)
        source_refuse(reading->sink, 0, "fichier vide");
    else
        return false;
    return true;
}

static bool is_binary(enum format format)
{
    return format != FORMAT_COUNT_ && format_type(format)->is_binary;
}

enum status read_file_content(const char **ignored, const struct source_file *file,
                              enum format wanted, const struct reading *reading,
                              struct error *err)
{
    *ignored = NULL;
    AUTO_BUF content = BUF_INIT(TEXT_FILE_MAX);
    enum status st = read_bytes(&content, file->path, err);
    if (st)
        return st;
    reading->place->consumed = content.n;
    if (refuse_content(reading, &content))
        return STATUS_OK;
    enum format format = choose(wanted, buf_str(&content));
    if (!is_binary(format)) {
        decode(&content);
        format = choose(wanted, buf_str(&content));
        if (refuse_content(reading, &content) || refuse_zeros(reading, buf_str(&content)))
            return STATUS_OK;
    }
    if (format != FORMAT_COUNT_)
        return format_type(format)->read(buf_str(&content), reading, err);
    *ignored = pass_over(reading, buf_str(&content));
    return STATUS_OK;
}

/**
 * The format by the name of the file: FORMAT_JSONL, FORMAT_AUTO where the content
 * decides, FORMAT_COUNT_ for none.
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
