/* Collecting the records of an import, and printing them. */
#include "tests/unit/indexer/monograph/monograph_dump.h"

#include <string.h>

#include "tests/unit/cmocka_all.h"

static enum status take(void *context, struct record *record, struct error *err)
{
    struct collection *collection = context;
    AUTO_RECORD *taken = record;
    if (collection->fail_at && collection->n + 1 == collection->fail_at)
        return error_set(err, STATUS_LOCKED, "refused by the test");
    assert_true(collection->n < DUMP_RECORDS_MOST);
    collection->records[collection->n++] = TAKE(taken);
    return STATUS_OK;
}

static void note(void *context, uint32_t line, const char *message)
{
    struct collection *collection = context;
    buf_printf(&collection->warnings, "%u: %s\n", (unsigned)line, message);
    collection->n_warnings++;
}

struct source_sink collection_sink(struct collection *collection)
{
    return (struct source_sink){take, note, note, note, collection};
}

void collection_release(struct collection *collection)
{
    for (size_t i = 0; i < collection->n; i++)
        record_free(collection->records[i]);
    collection->n = 0;
    buf_release(&collection->warnings);
}

size_t collection_count(const struct collection *collection, enum kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < collection->n; i++)
        n += collection->records[i]->kind == kind;
    return n;
}

const struct record *collection_find(const struct collection *collection,
                                     const char *title)
{
    for (size_t i = 0; i < collection->n; i++)
        if (str_equal(collection->records[i]->fields[FIELD_TITLE], str_of(title)))
            return collection->records[i];
    return NULL;
}

/** Append a field on one line, or a text with its lines indented. */
static void put_field(struct buf *out, const char *name, struct str text)
{
    buf_printf(out, "%s:", name);
    while (text.at) {
        struct str line = str_cut(&text, '\n');
        bool is_whole =
            !text.at && out->at[out->n - 1] == ':' && strcmp(name, "text") != 0;
        if (is_whole)
            buf_printf(out, " %.*s", STR_ARG(line));
        else if (line.n)
            buf_printf(out, "\n    %.*s", STR_ARG(line));
        else
            buf_put_byte(out, '\n');
    }
    buf_put_byte(out, '\n');
}

static void put_record(struct buf *out, const struct record *record,
                       const struct vocabulary *vocabulary)
{
    buf_printf(out, "[%s] %.*s\n", kind_slug(record->kind),
               STR_ARG(record->fields[FIELD_ID]));
    buf_printf(out, "lines: %u-%u\n", (unsigned)record->origin_lines[0],
               (unsigned)record->origin_lines[1]);
    for (size_t r = 0; record->has_regions && r < vocabulary_n_regions(vocabulary); r++)
        if (record->regions >> r & 1U)
            buf_printf(out, "region: %s\n", vocabulary_region(vocabulary, r)->slug);
    for (int d = 0; d < RECORD_DATE_COUNT_; d++) {
        char day[DATE_TEXT_BYTES];
        date_format(day, record->dates[d]);
        if (day[0])
            buf_printf(out, "%s: %s\n", record_date_name((enum record_date)d), day);
    }
    for (int f = FIELD_TITLE; f < FIELD_ORIGIN_FILE; f++)
        if (f != FIELD_TEXT && record->fields[f].n)
            put_field(out, record_field_name((enum record_field)f), record->fields[f]);
    put_field(out, "text", record->fields[FIELD_TEXT]);
    buf_put_byte(out, '\n');
}

void collection_dump(struct buf *out, const struct collection *collection,
                     const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < collection->n; i++)
        put_record(out, collection->records[i], vocabulary);
    buf_put_text(out, "warnings:\n");
    buf_put_str(out, buf_str(&collection->warnings));
}

struct vocabulary *dump_vocabulary(void)
{
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        fail_msg("%s", err.text);
    return vocabulary;
}
