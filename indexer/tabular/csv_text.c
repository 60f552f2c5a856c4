/* Reads CSV files as spreadsheets and databases write them in France. */
#include "indexer/tabular/csv_text.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/json/csv.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/tabular/sheet_plan.h"

/** The records and bytes that tell the separator. */
#define RECORDS_WITHIN 20
#define BYTES_WITHIN ((size_t)1 << 16)

static const struct str mark = {"\xEF\xBB\xBF", 3};

/** Without a byte order mark and a line « sep=; », which tells Excel the separator. */
static struct str without_marks(struct str text, char *separator)
{
    if (str_starts_with(text, mark))
        text = str_between(text, mark.n, text.n);
    if (!str_starts_with(text, STR("sep=")) || text.n < 6)
        return text;
    *separator = text.at[4];
    (void)str_cut(&text, '\n');
    return text.at ? text : STR("");
}

/** The fields of the next record, which is cut off. */
static size_t count_fields(struct str *rest, char separator)
{
    size_t n = 1, i = 0;
    bool is_quoted = false;
    for (; i < rest->n && (is_quoted || rest->at[i] != '\n'); i++) {
        if (rest->at[i] == '"')
            is_quoted = !is_quoted;
        n += !is_quoted && rest->at[i] == separator;
    }
    i += i < rest->n;
    *rest = str_between(*rest, i, rest->n);
    return n;
}

/** How many of the first records have as many fields as the first one. */
static size_t count_alike(struct str text, char separator)
{
    size_t first = count_fields(&text, separator), n = 1;
    for (size_t i = 1; i < RECORDS_WITHIN && text.n; i++)
        n += count_fields(&text, separator) == first;
    return first > 1 ? n : 0;
}

char csv_separator(struct str text)
{
    static const char separators[] = {';', '\t', '|', ','};
    char best = 0;
    size_t n_best = 0;
    struct str head = {text.at, text.n < BYTES_WITHIN ? text.n : BYTES_WITHIN};
    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        size_t n = count_alike(head, separators[i]);
        if (n > n_best) {
            n_best = n;
            best = separators[i];
        }
    }
    return best;
}

/** The code points of the bytes 0x80 to 0x9F that French uses in Windows-1252. */
static uint32_t code_point(unsigned char byte)
{
    static const uint16_t others[32] = {
        [0x00] = 0x20AC, [0x05] = 0x2026, [0x0C] = 0x0152, [0x11] = 0x2018,
        [0x12] = 0x2019, [0x13] = 0x201C, [0x14] = 0x201D, [0x15] = 0x2022,
        [0x16] = 0x2013, [0x17] = 0x2014, [0x1C] = 0x0153, [0x1F] = 0x0178};
    return byte < 0x80 || byte >= 0xA0 ? byte : others[byte - 0x80];
}

/** Whether a text in French may have @p byte. */
static bool is_french(unsigned char byte)
{
    static const char letters[] =
        "\xA0\xA7\xAB\xB0\xB2\xB7\xBB\xC0\xC2\xC4\xC6\xC7\xC8\xC9\xCA\xCB\xCE\xCF\xD4\xD6"
        "\xD9\xDB\xDC\xE0\xE1\xE2\xE4\xE6\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xF6"
        "\xF9\xFA\xFB\xFC\xFF";
    if (byte < 0x80)
        return byte != 0;
    return byte < 0xA0 ? code_point(byte) != 0
                       : memchr(letters, byte, sizeof letters - 1) != NULL;
}

bool csv_decode(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!is_french((unsigned char)text.at[i]))
            return false;
    for (size_t i = 0; i < text.n; i++) {
        char bytes[4];
        buf_put(out, bytes, utf8_encode(bytes, code_point((unsigned char)text.at[i])));
    }
    return !buf_overflowed(out);
}

/* Reading. */

static enum status take_record(void *context, const struct csv_record *record,
                               struct error *err)
{
    struct sheet *sheet = context;
    (void)err;
    sheet_add_row(sheet, record->line);
    for (size_t i = 0; i < record->n; i++)
        sheet_set(sheet, i, record->fields[i], false);
    return STATUS_OK;
}

/** Read the head of @p text only. */
static bool has_known_heads(struct str text, char separator)
{
    AUTO_ARENA *arena = arena_new();
    size_t n_cells = 0;
    struct sheet sheet = {.arena = arena, .name = STR(""), .n_cells = &n_cells};
    struct str head = str_cut(&text, '\n');
    struct error ignored = {0};
    return !csv_read(head, separator, "", take_record, &sheet, &ignored) && sheet.n &&
           sheet_known_heads(&sheet.rows[0]) >= 2;
}

bool csv_is_content(struct str text)
{
    char separator = 0;
    text = without_marks(text, &separator);
    /* A table of Markdown begins with its separator. */
    if (!text.n || text.at[0] == '|' || text.at[0] == '{' || text.at[0] == '<')
        return false;
    struct str head = {text.at, text.n < BYTES_WITHIN ? text.n : BYTES_WITHIN};
    separator = separator ? separator : csv_separator(text);
    return separator && count_alike(head, separator) >= 2 &&
           has_known_heads(head, separator);
}

/** Refuse the file at the line that the text « :12: reason » of @p fault names. */
static enum status refuse(const struct reading *reading, const struct error *fault)
{
    struct str reason = str_of(fault->text);
    (void)str_cut(&reason, ':');
    int64_t line = str_number(str_cut(&reason, ':'), UINT32_MAX);
    source_refuse(reading->sink, line > 0 ? (uint32_t)line : 1, "%.*s",
                  STR_ARG(str_trim(reason)));
    return STATUS_OK;
}

static enum status take_sheet(const struct sheet *sheet, const struct reading *reading,
                              struct error *err)
{
    if (sheet->n < 2) {
        source_refuse(reading->sink, 1, "aucune ligne sous les titres des colonnes");
        return STATUS_OK;
    }
    CLEANUP(sheet_reading_release) struct sheet_reading with;
    sheet_reading_init(&with, reading);
    bool taken = false;
    enum status st = sheet_take(&taken, &with, sheet, err);
    if (st || taken)
        return st;
    AUTO_BLOCK_WRITER *out = block_writer_new(RECORD_TEXT_MAX);
    AUTO_JSON *metadata = json_object();
    sheet_put_table(out, sheet);
    return sheet_take_document(reading, out, metadata, err);
}

static enum status read_text(struct str text, const struct reading *reading,
                             struct error *err)
{
    char separator = 0;
    size_t n_marks = text.n;
    text = without_marks(text, &separator);
    n_marks -= text.n;
    AUTO_ARENA *arena = arena_new();
    size_t n_cells = 0;
    struct sheet sheet = {
        .arena = arena, .name = STR(""), .is_strict = true, .n_cells = &n_cells};
    separator = separator ? separator : csv_separator(text);
    struct error fault = {0};
    if (csv_read(text, separator ? separator : ';', "", take_record, &sheet, &fault))
        return refuse(reading, &fault);
    bool had_line = n_marks > mark.n;
    for (size_t i = 0; i < sheet.n; i++) {
        sheet.rows[i].line += had_line;
        sheet.rows[i].last_line = sheet.rows[i].line;
    }
    return take_sheet(&sheet, reading, err);
}

enum status csv_read_file(struct str text, const struct reading *reading,
                          struct error *err)
{
    AUTO_BUF decoded = BUF_INIT(3 * text.n + 1);
    if (utf8_first_invalid(text) < text.n && csv_decode(&decoded, text)) {
        source_warn(reading->sink, 1,
                    "fichier en Windows-1252 : il est lu ; mieux vaut l'enregistrer en "
                    "UTF-8");
        text = buf_str(&decoded);
    }
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    return read_text(text, reading, err);
}
