/* Finds the format of a file by its name and its content. */
#include "indexer/format/read_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "indexer/format/left_out_names.h"
#include "indexer/markup/utf16.h"
#include "indexer/source/byte_stream.h"

/** How far a text is looked at for zero bytes. */
#define ZEROS_WITHIN 256U

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

static enum format choose(enum format wanted, const struct source_file *file,
                          struct str content)
{
    struct str name = str_of(file->path);
    if (wanted == FORMAT_AUTO)
        return format_of_content(content, name);
    const struct format_type *type = format_type(wanted);
    if (!type->ignores_others || type->is_content(content))
        return wanted;
    /* A notice may have no header. */
    enum format found = format_of_content(content, name);
    return found == FORMAT_PLAIN ? found : FORMAT_COUNT_;
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

/** What a content is that no format reads. */
static const char *reason_of(struct str content)
{
    static const struct {
        struct str start;
        const char *reason;
    } reasons[] = {
        {{"{", 1}, "du JSON sans liste de documents (réglages, schéma)"},
        {{"[", 1}, "du JSON sans liste de documents (réglages, schéma)"},
        {{"<?xml", 5}, "du XML d'un genre qui n'est pas lu"},
        {{"PK\003\004", 4}, "archive, ou document d'un genre qui n'est pas lu"},
    };
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (str_starts_with(content, reasons[i].start))
            return reasons[i].reason;
    return "ni notice, ni texte, ni monographie";
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

void file_content_release(struct file_content *content)
{
    buf_release(&content->bytes);
}

enum status read_file_content(struct file_content *out, const struct source_file *file,
                              enum format wanted, const struct reading *reading,
                              struct error *err)
{
    *out = (struct file_content)FILE_CONTENT_INIT;
    struct buf *content = &out->bytes;
    enum status st = read_bytes(content, file->path, err);
    if (st)
        return st;
    reading->place->consumed = content->n;
    if (refuse_content(reading, content))
        return STATUS_OK;
    enum format format = choose(wanted, file, buf_str(content));
    if (!is_binary(format)) {
        decode(content);
        format = choose(wanted, file, buf_str(content));
        if (refuse_content(reading, content) || refuse_zeros(reading, buf_str(content)))
            return STATUS_OK;
    }
    out->format = format;
    if (format == FORMAT_PLAIN && is_left_out_by_name(file))
        out->ignored =
            "fichier de service d'un dossier, d'après son nom, et sans en-tête";
    else if ((format == FORMAT_JSON || format == FORMAT_CSV) && is_of_the_engine(file))
        out->ignored = "vocabulaire ou questions jugées du moteur";
    else if (format == FORMAT_COUNT_)
        out->ignored = reason_of(str_trim(buf_str(content)));
    if (out->ignored)
        out->format = FORMAT_COUNT_;
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

/** Why files with certain endings are not read, and what to do. */
static const char *reason_of_name(struct str path)
{
    static const struct {
        const char *ending, *reason;
    } reasons[] = {
        {".doc", "ancien format de Word : à enregistrer en .docx ou .odt"},
        {".rtf", "format RTF : à enregistrer en .docx ou .odt"},
        {".xls", "ancien format d'Excel : à enregistrer en .xlsx ou .ods"},
        {".xlsb", "format binaire d'Excel : à enregistrer en .xlsx ou .ods"},
        {".ppt", "présentation : à enregistrer en PDF"},
        {".pptx", "présentation : à enregistrer en PDF"},
        {".odp", "présentation : à enregistrer en PDF"},
    };
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (str_ends_with(path, str_of(reasons[i].ending)))
            return reasons[i].reason;
    return NULL;
}

const char *read_file_why_not(const struct source_file *file)
{
    const char *reason = reason_of_name(str_of(file->path));
    if (reason)
        return reason;
    return format_by_name(file) == FORMAT_COUNT_ ? "genre de fichier qui n'est pas lu"
                                                 : "autre format que celui de --format";
}
