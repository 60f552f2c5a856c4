/* Mapping and reading columns.bin. */
#include "engine/store/flat/columns.h"

#include <stddef.h>

#include "base/memory.h"
#include "base/rows.h"
#include "engine/file/sections.h"
#include "engine/store/flat/columns_file.h"

/* The first and the last day that a date may be: 1000-01-01 and 9999-12-31. */
#define DAY_FIRST (-354285)
#define DAY_LAST 2932896

struct columns_file {
    struct sections sections;
    struct column dates, words, wholes, first_lines, more_lines;
    const struct column_profile *profiles;
    const struct theme_set *own_themes;
    /* Where slug, label, slug, label… end in the bytes. */
    const uint32_t *source_ends;
    const char *source_bytes;
    size_t n_source_bytes;
};

/* Opening. */

static bool is_head_sound(const struct columns_head *head)
{
    return head->n < UINT32_MAX && head->n_dated <= head->n && head->n_wholes <= head->n;
}

static enum status read_head(struct columns *c, struct error *err)
{
    const struct columns_head *head = NULL;
    const struct section_wanted wanted = SECTION_OF(COLUMNS_HEAD, head, 1);
    enum status st = sections_read(&c->file->sections, &wanted, 1, err);
    if (st)
        return st;
    if (!is_head_sound(head))
        return error_set(err, STATUS_INDEX_CORRUPT, "the head");
    c->n = head->n;
    c->n_dated = head->n_dated;
    c->n_wholes = head->n_wholes;
    c->regions = head->regions;
    c->themes = head->themes;
    c->has_periods = head->has_periods != 0;
    c->first_year = head->first_year;
    double documents = c->n ? (double)c->n : 1;
    c->mean_words = head->n_words ? (double)head->n_words / documents : 1;
    c->mean_title_words =
        head->n_title_words ? (double)head->n_title_words / documents : 1;
    return STATUS_OK;
}

static enum status read_columns(struct columns *c, struct error *err)
{
    struct columns_file *file = c->file;
    const struct {
        enum columns_section section;
        struct column *column;
    } columns[] = {
        {COLUMNS_PROFILES, &c->profiles.of},
        {COLUMNS_THEME_SETS, &c->theme_sets.of},
        {COLUMNS_DATES, &file->dates},
        {COLUMNS_WORDS, &file->words},
        {COLUMNS_WHOLES, &file->wholes},
        {COLUMNS_FIRST_LINES, &file->first_lines},
        {COLUMNS_MORE_LINES, &file->more_lines},
    };
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        size_t n = 0;
        const struct section_wanted wanted =
            SECTION_ANY(columns[i].section, columns[i].column->at, &n);
        enum status st = sections_read(&file->sections, &wanted, 1, err);
        if (st)
            return st;
        if (n && n != c->n)
            return error_set(err, STATUS_INDEX_CORRUPT, "a column of another length");
        columns[i].column->n = (uint32_t)n;
    }
    return STATUS_OK;
}

/** How many elements each table has. */
struct table_sizes {
    size_t profiles, profile_documents, themes, own_themes, theme_documents, periods,
        month_starts, source_ends;
};

static enum status get_tables(struct table_sizes *n, struct columns *c, struct error *err)
{
    struct columns_file *file = c->file;
    const struct section_wanted wanted[] = {
        SECTION_ANY(COLUMNS_PROFILE_TABLE, file->profiles, &n->profiles),
        SECTION_ANY(COLUMNS_PROFILE_DOCUMENTS, c->profiles.n_documents,
                    &n->profile_documents),
        SECTION_ANY(COLUMNS_THEME_TABLE, c->theme_table, &n->themes),
        SECTION_ANY(COLUMNS_OWN_THEME_TABLE, file->own_themes, &n->own_themes),
        SECTION_ANY(COLUMNS_THEME_DOCUMENTS, c->theme_sets.n_documents,
                    &n->theme_documents),
        SECTION_ANY(COLUMNS_PERIODS, c->periods, &n->periods),
        SECTION_ANY(COLUMNS_MONTH_STARTS, c->month_starts, &n->month_starts),
        SECTION_OF(COLUMNS_LENGTHS, c->lengths, (size_t)c->n + 1),
        SECTION_OF(COLUMNS_TITLE_LENGTHS, c->title_lengths, (size_t)c->n + 1),
        SECTION_ANY(COLUMNS_SOURCE_ENDS, file->source_ends, &n->source_ends),
        SECTION_ANY(COLUMNS_SOURCE_BYTES, file->source_bytes, &file->n_source_bytes),
    };
    return sections_read(&file->sections, wanted, COUNT_OF(wanted), err);
}

static bool are_tables_sound(const struct table_sizes *n, const struct columns *c)
{
    uint64_t n_years = n->month_starts / 12;
    return n->profiles == n->profile_documents && n->themes == n->theme_documents &&
           n->themes == n->own_themes && n->profiles <= c->n && n->themes <= c->n &&
           n->periods <= c->n && n->source_ends % 2 == 0 && n->source_ends < UINT32_MAX &&
           n->month_starts == (n_years ? n_years * 12 + 1 : 0) &&
           (!n_years ||
            (c->first_year >= COLUMNS_YEAR_FIRST && c->first_year <= COLUMNS_YEAR_LAST &&
             n_years <= (uint64_t)(COLUMNS_YEAR_LAST - c->first_year + 1)));
}

static enum status read_tables(struct columns *c, struct error *err)
{
    struct table_sizes n;
    enum status st = get_tables(&n, c, err);
    if (st)
        return st;
    if (!are_tables_sound(&n, c))
        return error_set(err, STATUS_INDEX_CORRUPT, "tables of wrong lengths");
    c->profiles.n = (uint32_t)n.profiles;
    c->theme_sets.n = (uint32_t)n.themes;
    c->n_periods = (uint32_t)n.periods;
    c->n_years = (uint32_t)(n.month_starts / 12);
    c->n_sources = (uint32_t)(n.source_ends / 2);
    return STATUS_OK;
}

enum status columns_open(struct columns *out, const char *path, struct error *err)
{
    *out = (struct columns){.n = 0};
    struct columns c = {.file = mem_new(sizeof *c.file)};
    enum status st = sections_open(&c.file->sections, path, err);
    if (!st && (read_head(&c, err) || read_columns(&c, err) || read_tables(&c, err)))
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

/* What documents share. */

struct column_profile columns_profile(const struct columns *columns, uint32_t i)
{
    if (i >= columns->profiles.n)
        return (struct column_profile){0, 0, 0};
    struct column_profile profile = columns->file->profiles[i];
    profile.regions &= columns->regions;
    profile.source = profile.source <= columns->n_sources ? profile.source : 0;
    profile.kind = profile.kind < KIND_COUNT_ ? profile.kind : 0;
    return profile;
}

struct column_profile columns_profile_of(const struct columns *columns, uint32_t docid)
{
    return columns_profile(columns, column_at(columns->profiles.of, docid));
}

struct theme_set columns_themes_of(const struct columns *columns, uint32_t docid)
{
    return columns_themes(columns, column_at(columns->theme_sets.of, docid));
}

struct theme_set columns_own_themes_of(const struct columns *columns, uint32_t docid)
{
    uint32_t i = column_at(columns->theme_sets.of, docid);
    if (i >= columns->theme_sets.n)
        return (struct theme_set){{0}};
    return columns_known_themes(columns, columns->file->own_themes[i]);
}

/* Dates. */

static date_day known_day(date_day day)
{
    return day >= DAY_FIRST && day <= DAY_LAST ? day : DATE_NONE;
}

date_day columns_date(const struct columns *columns, uint32_t docid)
{
    return known_day((date_day)column_at(columns->file->dates, docid));
}

void columns_dates(date_day out[RECORD_DATE_COUNT_], const struct columns *columns,
                   uint32_t docid)
{
    size_t at =
        rows_find(columns->periods, columns->n_periods, sizeof *columns->periods, docid);
    bool is_there = at < columns->n_periods && columns->periods[at].docid == docid;
    out[RECORD_DATE] = columns_date(columns, docid);
    for (size_t i = 1; i < RECORD_DATE_COUNT_; i++)
        out[i] = is_there ? known_day(columns->periods[at].dates[i - 1]) : DATE_NONE;
}

bool column_period_has(const struct column_period *period, date_day day)
{
    date_day from = period->dates[RECORD_VALID_FROM - 1];
    date_day to = period->dates[RECORD_VALID_TO - 1];
    return (from != DATE_NONE || to != DATE_NONE) && (from == DATE_NONE || from <= day) &&
           (to == DATE_NONE || to >= day);
}

/* Numbers. */

uint32_t columns_words(const struct columns *columns, uint32_t docid)
{
    return column_at(columns->file->words, docid);
}

uint32_t columns_whole(const struct columns *columns, uint32_t docid)
{
    uint32_t whole = column_at(columns->file->wholes, docid);
    return whole <= columns->n_wholes ? whole : 0;
}

void columns_origin_lines(uint32_t out[2], const struct columns *columns, uint32_t docid)
{
    out[0] = column_at(columns->file->first_lines, docid);
    out[1] = out[0] + column_at(columns->file->more_lines, docid);
}

/* Sources. */

static struct str source_text(const struct columns *columns, uint32_t i)
{
    const struct columns_file *file = columns->file;
    struct str bytes = {file->source_bytes, file->n_source_bytes};
    return str_between(bytes, i ? file->source_ends[i - 1] : 0, file->source_ends[i]);
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
