/* Writing and reading columns.bin. */
#include "engine/columns.h"

#include <assert.h>
#include <inttypes.h>

#include "base/memory.h"
#include "engine/sections.h"

/* Days that can be said, 1000-01-01 and 9999-12-31: from them the lists of years and months get their size. */
#define DAY_FIRST (-354285)
#define DAY_LAST 2932896

static_assert(sizeof(struct column_row) == 80, "rows are written as they stand");

enum { COLUMNS_ROWS = 1, COLUMNS_SOURCE_ENDS, COLUMNS_SOURCE_BYTES };

struct columns_file {
    struct sections sections;
    const uint32_t *source_ends; /* of slug, label, slug, label… */
    const char *source_bytes;
};

enum status columns_write(const struct columns_content *content, const char *path,
                          struct error *err)
{
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_array(&w, COLUMNS_ROWS, content->rows, content->n,
                         sizeof *content->rows);
    uint32_t end = 0;
    sections_write_begin(&w, COLUMNS_SOURCE_ENDS, sizeof end);
    for (uint32_t i = 0; i < content->n_sources; i++) {
        end += (uint32_t)content->sources[i].slug.n;
        sections_write(&w, &end, sizeof end);
        end += (uint32_t)content->sources[i].label.n;
        sections_write(&w, &end, sizeof end);
    }
    sections_write_begin(&w, COLUMNS_SOURCE_BYTES, 1);
    for (uint32_t i = 0; i < content->n_sources; i++) {
        sections_write(&w, content->sources[i].slug.at, content->sources[i].slug.n);
        sections_write(&w, content->sources[i].label.at, content->sources[i].label.n);
    }
    return sections_write_close(&w, err);
}

static bool is_day(date_day day)
{
    return day == DATE_NONE || (day >= DAY_FIRST && day <= DAY_LAST);
}

/** Whether the numbers of row @p i are within their tables and its date is not after the one before. */
static bool row_is_sound(const struct columns *c, uint32_t i)
{
    const struct column_row *row = &c->rows[i];
    bool sound =
        row->kind < KIND_COUNT_ && row->source <= c->n_sources && row->whole <= c->n;
    for (size_t j = 0; j < RECORD_DATE_COUNT_; j++)
        sound = sound && is_day(row->dates[j]);
    return sound && (i == 0 || row->dates[RECORD_DATE] <= row[-1].dates[RECORD_DATE]);
}

/** Check all rows and sum them up. */
static enum status read_rows(struct columns *c, struct error *err)
{
    uint64_t words = 0, title_words = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const struct column_row *row = &c->rows[i];
        if (!row_is_sound(c, i))
            return error_set(err, STATUS_INDEX_CORRUPT, "the row of document %" PRIu32,
                             i + 1);
        words += row->n_words;
        title_words += row->n_title_words;
        c->regions |= row->regions;
        c->n_wholes = row->whole > c->n_wholes ? row->whole : c->n_wholes;
        c->has_periods = c->has_periods || row->dates[RECORD_VALID_FROM] != DATE_NONE ||
                         row->dates[RECORD_VALID_TO] != DATE_NONE;
        for (size_t j = 0; j < COUNT_OF(c->themes.bits); j++)
            c->themes.bits[j] |= row->themes[j] | row->own_themes[j];
        if (row->dates[RECORD_DATE] != DATE_NONE)
            c->n_dated = i + 1;
    }
    double n = c->n ? (double)c->n : 1;
    c->mean_words = words ? (double)words / n : 1;
    c->mean_title_words = title_words ? (double)title_words / n : 1;
    return STATUS_OK;
}

/** The source texts stand one after the other within their bytes. */
static enum status check_sources(const struct columns *c, size_t n_bytes,
                                 struct error *err)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < 2 * c->n_sources; i++) {
        if (c->file->source_ends[i] < end || c->file->source_ends[i] > n_bytes)
            return error_set(err, STATUS_INDEX_CORRUPT, "the table of sources");
        end = c->file->source_ends[i];
    }
    return STATUS_OK;
}

static enum status read_sections(struct columns *c, struct error *err)
{
    const void *p[3];
    size_t n[3];
    struct section_wanted wanted[3] = {
        {COLUMNS_ROWS, sizeof(struct column_row), SECTIONS_ANY},
        {COLUMNS_SOURCE_ENDS, sizeof(uint32_t), SECTIONS_ANY},
        {COLUMNS_SOURCE_BYTES, 1, SECTIONS_ANY}};
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        enum status st = sections_get(&c->file->sections, wanted[i], &p[i], &n[i], err);
        if (st)
            return st;
    }
    if (n[0] >= UINT32_MAX || n[1] % 2 || n[1] > UINT32_MAX)
        return error_set(err, STATUS_INDEX_CORRUPT, "sections of impossible lengths");
    c->rows = p[0];
    c->n = (uint32_t)n[0];
    c->file->source_ends = p[1];
    c->n_sources = (uint32_t)(n[1] / 2);
    c->file->source_bytes = p[2];
    enum status st = check_sources(c, n[2], err);
    return st ? st : read_rows(c, err);
}

enum status columns_open(struct columns *out, const char *path, struct error *err)
{
    *out = (struct columns){.n = 0};
    struct columns c = {.file = mem_new(sizeof *c.file)};
    enum status st = sections_open(&c.file->sections, path, err);
    if (!st && read_sections(&c, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        columns_close(&c);
        return st;
    }
    *out = c;
    return STATUS_OK;
}

void columns_close(struct columns *columns)
{
    if (columns->file)
        sections_close(&columns->file->sections);
    mem_free(columns->file);
    *columns = (struct columns){.n = 0};
}

static struct str source_text(const struct columns *columns, uint32_t i)
{
    const uint32_t *ends = columns->file->source_ends;
    uint32_t start = i ? ends[i - 1] : 0;
    return (struct str){columns->file->source_bytes + start, ends[i] - start};
}

struct column_source columns_source(const struct columns *columns, uint32_t i)
{
    return (struct column_source){source_text(columns, 2 * (i - 1)),
                                  source_text(columns, 2 * (i - 1) + 1)};
}

uint32_t columns_find_source(const struct columns *columns, struct str slug)
{
    uint32_t low = 1, high = columns->n_sources + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int c = str_compare(columns_source(columns, middle).slug, slug);
        if (c == 0)
            return middle;
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}
