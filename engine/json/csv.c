/* Reads CSV over libcsv. The text is given to the parser line by line, so that each
 * record and each fault has its line number. */
#include "engine/json/csv.h"

#include <csv.h>

#include "base/buf.h"
#include "base/memory.h"

struct csv_reader {
    const char *name;
    csv_take *take;
    void *context;
    /* The bytes of the record's fields, one after the other. */
    struct buf bytes;
    size_t ends[CSV_FIELDS_MAX];
    size_t n;
    /* The line that is being given to the parser, from 1. */
    uint32_t line;
    /* The line where the record starts. */
    uint32_t start;
    /* No record has begun: the next line that is not blank begins one. */
    bool is_between;
    enum status status;
    struct error *err;
};

static void *grow(void *p, size_t n)
{
    return mem_resize_array(p, n, 1);
}

static void fail(struct csv_reader *r, uint32_t line, const char *text)
{
    if (!r->status)
        r->status = error_set(r->err, STATUS_BAD_INPUT, "%s:%u: %s", r->name, line, text);
}

static void take_field(void *bytes, size_t n, void *context)
{
    struct csv_reader *r = context;
    if (r->n == CSV_FIELDS_MAX) {
        fail(r, r->start, "trop de champs");
        return;
    }
    buf_put(&r->bytes, bytes, n);
    r->ends[r->n++] = r->bytes.n;
}

static void take_record(int end, void *context)
{
    (void)end;
    struct csv_reader *r = context;
    struct str fields[CSV_FIELDS_MAX];
    for (size_t i = 0, start = 0; i < r->n; start = r->ends[i++])
        fields[i] = (struct str){buf_text(&r->bytes) + start, r->ends[i] - start};
    struct csv_record record = {fields, r->n, r->start};
    if (!r->status)
        r->status = r->take(r->context, &record, r->err);
    buf_clear(&r->bytes);
    r->n = 0;
    r->is_between = true;
}

static bool is_blank(struct str line)
{
    return str_trim(line).n == 0;
}

/** Cut off the next line, with its line feed. */
static struct str cut_line(struct str *rest)
{
    const char *feed = memchr(rest->at, '\n', rest->n);
    struct str line = {rest->at, feed ? (size_t)(feed - rest->at) + 1 : rest->n};
    rest->at += line.n;
    rest->n -= line.n;
    return line;
}

static void feed(struct csv_reader *r, struct csv_parser *parser, struct str line)
{
    if (r->is_between) {
        r->start = r->line;
        r->is_between = is_blank(line);
    }
    if (line.n && memchr(line.at, '\0', line.n))
        fail(r, r->line, "un octet nul : ce n'est pas un texte en UTF-8");
    else if (csv_parse(parser, line.at, line.n, take_field, take_record, r) == line.n)
        return;
    else if (r->start == r->line)
        fail(r, r->line,
             "guillemet mal placé : dans un champ entre guillemets, il se double (\"\")");
    else if (!r->status)
        r->status = error_set(
            r->err, STATUS_BAD_INPUT,
            "%s:%u: guillemet mal placé, dans un enregistrement ouvert ligne %u", r->name,
            r->line, r->start);
}

static void read_lines(struct csv_reader *r, struct csv_parser *parser, struct str text)
{
    for (r->line = 1; !r->status && text.n; r->line++)
        feed(r, parser, cut_line(&text));
    if (!r->status && csv_fini(parser, take_field, take_record, r))
        fail(r, r->start, "guillemet ouvert et jamais fermé");
}

enum status csv_read(struct str text, char separator, const char *name, csv_take *take,
                     void *context, struct error *err)
{
    struct csv_reader r = {.name = name,
                           .take = take,
                           .context = context,
                           .bytes = BUF_INIT(text.n + 1),
                           .is_between = true,
                           .err = err};
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
        return error_set(err, STATUS_INTERNAL, "csv_init");
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_realloc_func(&parser, grow);
    csv_set_free_func(&parser, mem_free);
    read_lines(&r, &parser, text);
    csv_free(&parser);
    buf_release(&r.bytes);
    return r.status;
}
