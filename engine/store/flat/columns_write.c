/* Writing columns.bin. Values that documents share are written once and numbered; columns
 * of zeros and dates that few documents have take no room for the others. */
#include <stddef.h>

#include "base/intern.h"
#include "base/memory.h"
#include "engine/file/length_code.h"
#include "engine/file/sections.h"
#include "engine/store/flat/columns_file.h"

struct columns_writer {
    struct sections_writer file;
    const struct columns_content *content;
    /* Room for one column. */
    uint32_t *column;
};

static void put_column(struct columns_writer *w, uint32_t section,
                       const uint32_t *numbers)
{
    uint32_t any = 0;
    for (uint32_t i = 0; i < w->content->n; i++)
        any |= numbers[i];
    sections_write_array(&w->file, section, numbers, any ? w->content->n : 0,
                         sizeof *numbers);
}

/* Columns whose numbers are written as they are. */

static uint32_t date_of(const struct column_row *row)
{
    return (uint32_t)row->dates[RECORD_DATE];
}

static uint32_t words_of(const struct column_row *row)
{
    return row->n_words;
}

static uint32_t whole_of(const struct column_row *row)
{
    return row->whole;
}

static uint32_t first_line_of(const struct column_row *row)
{
    return row->origin_lines[0];
}

static uint32_t more_lines_of(const struct column_row *row)
{
    return row->origin_lines[1] - row->origin_lines[0];
}

static const struct {
    enum columns_section section;
    uint32_t (*number)(const struct column_row *row);
} numbers[] = {
    {COLUMNS_DATES, date_of},
    {COLUMNS_WORDS, words_of},
    {COLUMNS_WHOLES, whole_of},
    {COLUMNS_FIRST_LINES, first_line_of},
    {COLUMNS_MORE_LINES, more_lines_of},
};

static void put_numbers(struct columns_writer *w)
{
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        for (uint32_t row = 0; row < w->content->n; row++)
            w->column[row] = numbers[i].number(&w->content->rows[row]);
        put_column(w, numbers[i].section, w->column);
    }
}

/* Columns of numbers into a table of values that documents share. */

struct theme_pair {
    struct theme_set all, own;
};

union shared {
    struct column_profile profile;
    struct theme_pair themes;
};

static void profile_of(union shared *out, const struct column_row *row)
{
    out->profile = (struct column_profile){row->regions, row->source, row->kind};
}

static void themes_of(union shared *out, const struct column_row *row)
{
    memcpy(out->themes.all.bits, row->themes, sizeof row->themes);
    memcpy(out->themes.own.bits, row->own_themes, sizeof row->own_themes);
}

/** The part of a shared value that is written to a table of its own. */
struct column_part {
    enum columns_section table;
    size_t at, n_bytes;
};

#define PARTS_MAX 2U

static const struct {
    enum columns_section column, documents;
    size_t n_bytes;
    void (*of)(union shared *out, const struct column_row *row);
    struct column_part parts[PARTS_MAX];
} shared[] = {
    {COLUMNS_PROFILES,
     COLUMNS_PROFILE_DOCUMENTS,
     sizeof(struct column_profile),
     profile_of,
     {{COLUMNS_PROFILE_TABLE, 0, sizeof(struct column_profile)}}},
    {COLUMNS_THEME_SETS,
     COLUMNS_THEME_DOCUMENTS,
     sizeof(struct theme_pair),
     themes_of,
     {{COLUMNS_THEME_TABLE, offsetof(struct theme_pair, all), sizeof(struct theme_set)},
      {COLUMNS_OWN_THEME_TABLE, offsetof(struct theme_pair, own),
       sizeof(struct theme_set)}}},
};

static void put_part(struct columns_writer *w, const struct intern *table,
                     const struct column_part *part)
{
    sections_write_begin(&w->file, part->table, part->n_bytes);
    for (uint32_t number = 0; number < intern_count(table); number++)
        sections_write(&w->file, intern_at(table, number).at + part->at, part->n_bytes);
}

static void put_shared(struct columns_writer *w, size_t i)
{
    uint32_t n = w->content->n;
    AUTO_INTERN *table = intern_new();
    uint32_t *n_documents = mem_new_array(n, sizeof *n_documents);
    for (uint32_t row = 0; row < n; row++) {
        union shared one;
        shared[i].of(&one, &w->content->rows[row]);
        struct str bytes = {(const char *)&one, shared[i].n_bytes};
        w->column[row] = intern_put(table, bytes);
        n_documents[w->column[row]]++;
    }
    put_column(w, shared[i].column, w->column);
    for (size_t part = 0; part < PARTS_MAX && shared[i].parts[part].n_bytes; part++)
        put_part(w, table, &shared[i].parts[part]);
    sections_write_array(&w->file, shared[i].documents, n_documents, intern_count(table),
                         sizeof *n_documents);
    mem_free(n_documents);
}

/* Dates that few documents have, and the sources. */

static bool has_period(const struct column_row *row)
{
    return row->dates[RECORD_VALID_FROM] != DATE_NONE ||
           row->dates[RECORD_VALID_TO] != DATE_NONE;
}

static void put_periods(struct columns_writer *w)
{
    sections_write_begin(&w->file, COLUMNS_PERIODS, sizeof(struct column_period));
    for (uint32_t i = 0; i < w->content->n; i++) {
        const date_day *dates = w->content->rows[i].dates;
        struct column_period period = {i + 1, {dates[1], dates[2], dates[3]}};
        if (dates[1] != DATE_NONE || dates[2] != DATE_NONE || dates[3] != DATE_NONE)
            sections_write(&w->file, &period, sizeof period);
    }
}

static void put_sources(struct columns_writer *w)
{
    const struct columns_content *content = w->content;
    uint32_t end = 0;
    sections_write_begin(&w->file, COLUMNS_SOURCE_ENDS, sizeof end);
    for (uint32_t i = 0; i < content->n_sources; i++) {
        end += (uint32_t)content->sources[i].slug.n;
        sections_write(&w->file, &end, sizeof end);
        end += (uint32_t)content->sources[i].label.n;
        sections_write(&w->file, &end, sizeof end);
    }
    sections_write_begin(&w->file, COLUMNS_SOURCE_BYTES, 1);
    for (uint32_t i = 0; i < content->n_sources; i++) {
        sections_write(&w->file, content->sources[i].slug.at, content->sources[i].slug.n);
        sections_write(&w->file, content->sources[i].label.at,
                       content->sources[i].label.n);
    }
}

/* The length codes. */

static void put_lengths(struct columns_writer *w, enum columns_section section,
                        bool is_title)
{
    const struct columns_content *content = w->content;
    uint8_t *codes = mem_new_array((size_t)content->n + 1, sizeof *codes);
    for (uint32_t i = 0; i < content->n; i++)
        codes[i + 1] = length_encode(is_title ? content->rows[i].n_title_words
                                              : content->rows[i].n_words);
    sections_write_array(&w->file, section, codes, (size_t)content->n + 1, sizeof *codes);
    mem_free(codes);
}

/* The head, and where the months begin. */

static struct columns_head head_of(const struct columns_content *content)
{
    struct columns_head head = {.n = content->n};
    for (uint32_t i = 0; i < content->n; i++) {
        const struct column_row *row = &content->rows[i];
        head.n_words += row->n_words;
        head.n_title_words += row->n_title_words;
        head.regions |= row->regions;
        head.n_wholes = row->whole > head.n_wholes ? row->whole : head.n_wholes;
        head.has_periods |= has_period(row);
        for (size_t j = 0; j < COUNT_OF(head.themes.bits); j++)
            head.themes.bits[j] |= row->themes[j] | row->own_themes[j];
        if (row->dates[RECORD_DATE] != DATE_NONE)
            head.n_dated = i + 1;
    }
    return head;
}

/** Months since the January of year 0. */
static int month_of(date_day date)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return year * 12 + month - 1;
}

/** Write where the months begin, and set the first year of the head. */
static void put_months(struct columns_writer *w, struct columns_head *head)
{
    sections_write_begin(&w->file, COLUMNS_MONTH_STARTS, sizeof(uint32_t));
    if (!head->n_dated)
        return;
    const struct column_row *rows = w->content->rows;
    head->first_year = month_of(rows[head->n_dated - 1].dates[RECORD_DATE]) / 12;
    int end = (month_of(rows[0].dates[RECORD_DATE]) / 12 + 1) * 12;
    uint32_t docid = head->n_dated + 1;
    for (int month = head->first_year * 12; month <= end; month++) {
        while (docid > 1 && month_of(rows[docid - 2].dates[RECORD_DATE]) < month)
            docid--;
        sections_write(&w->file, &docid, sizeof docid);
    }
}

enum status columns_write(const struct columns_content *content, const char *path,
                          struct error *err)
{
    struct columns_writer w = {.content = content,
                               .column = mem_new_array(content->n, sizeof *w.column)};
    struct columns_head head = head_of(content);
    sections_write_open(&w.file, path);
    for (size_t i = 0; i < COUNT_OF(shared); i++)
        put_shared(&w, i);
    put_numbers(&w);
    put_periods(&w);
    put_months(&w, &head);
    put_lengths(&w, COLUMNS_LENGTHS, false);
    put_lengths(&w, COLUMNS_TITLE_LENGTHS, true);
    put_sources(&w);
    sections_write_array(&w.file, COLUMNS_HEAD, &head, 1, sizeof head);
    mem_free(w.column);
    return sections_write_close(&w.file, err);
}
