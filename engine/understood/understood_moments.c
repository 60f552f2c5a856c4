/* Reads days, months and years in words and in figures, computes their days and writes
 * them. */
#include <stdio.h>

#include "engine/understood/understood_parts.h"

/** The years that are read. Other numbers of four digits are no years. */
#define YEAR_FIRST 1990
#define YEAR_LAST 2100
#define LABEL_BYTES 96

static const struct {
    const char *label;
    /* The ways to write it, ended by NULL. */
    const char *folded[4];
} months[] = {
    {"janvier", {"janvier", "janv", "jan", NULL}},
    {"février", {"fevrier", "fevr", "fev", NULL}},
    {"mars", {"mars", NULL}},
    {"avril", {"avril", "avr", NULL}},
    {"mai", {"mai", NULL}},
    {"juin", {"juin", NULL}},
    {"juillet", {"juillet", "juil", NULL}},
    {"août", {"aout", NULL}},
    {"septembre", {"septembre", "sept", NULL}},
    {"octobre", {"octobre", "oct", NULL}},
    {"novembre", {"novembre", "nov", NULL}},
    {"décembre", {"decembre", "dec", NULL}},
};

/** The month, 1 to 12, that word @p i is; 0 for none. */
static int month_at(const struct query_reading *r, size_t i)
{
    for (size_t month = 0; month < COUNT_OF(months); month++)
        if (reading_is_in(r, i, months[month].folded))
            return (int)month + 1;
    return 0;
}

/**
 * The year that word @p i is; 0 for none. The last part of figures joined by slashes or
 * points is none, nor is a number that counts something: « 2000 euros ».
 */
static int year_at(const struct query_reading *r, size_t i)
{
    static const char *const units[] = {
        "euro",    "euros",  "heure",  "heures",     "h",   "pct",      "m2",
        "km",      "points", "places", "jeunes",     "eur", "salaries", "postes",
        "emplois", "jours",  "ans",    "stagiaires", NULL};
    int year = reading_number(r, i, 4);
    if (year < YEAR_FIRST || year > YEAR_LAST ||
        (i > 0 && (r->words[i - 1]->flags & TOKEN_NUMBER) &&
         reading_is_parted(r, i, "/.")))
        return 0;
    return !reading_is_parted(r, i + 1, ".,;:!?()") && reading_is_in(r, i + 1, units)
               ? 0
               : year;
}

static bool is_moment(struct moment m)
{
    return m.year >= YEAR_FIRST && m.year <= YEAR_LAST && m.month >= 0 && m.month <= 12 &&
           (m.day == 0 || date_from_civil(m.year, m.month, m.day) != DATE_NONE);
}

/* Moments in figures: 07/04/2026, 04/2026, 2026-04-07, 2026-04. */

/** Read up to five digits. @return how many there are. */
static size_t digits_at(struct str text, size_t at, int *value)
{
    size_t n = 0;
    for (*value = 0;
         n < 5 && at + n < text.n && text.at[at + n] >= '0' && text.at[at + n] <= '9';
         n++)
        *value = *value * 10 + (text.at[at + n] - '0');
    return n;
}

/**
 * Read two or three numbers that are joined by the same sign, or one alone.
 *
 * @param[out] digits  the number of digits of each; 0 for those that are not there.
 * @return the bytes read, 0 when there are no such numbers.
 */
static size_t figures_at(struct str text, size_t at, int values[3], size_t digits[3])
{
    size_t start = at;
    char sign = 0;
    for (size_t i = 0; i < 3; i++) {
        digits[i] = digits_at(text, at, &values[i]);
        if (digits[i] == 0)
            return 0;
        at += digits[i];
        bool goes_on = at + 1 < text.n && strchr("/.-", text.at[at]) &&
                       text.at[at + 1] >= '0' && text.at[at + 1] <= '9';
        if (!goes_on || (sign && text.at[at] != sign)) {
            for (size_t j = i + 1; j < 3; j++)
                digits[j] = 0;
            return goes_on ? 0 : at - start;
        }
        sign = text.at[at++];
    }
    /* A fourth number follows: it is an address or a telephone number. */
    return 0;
}

/** Read a moment in figures. @return the number of its words, 0 for none. */
static size_t figures_read(const struct query_reading *r, size_t i, struct moment *out)
{
    int v[3];
    size_t d[3], start = r->words[i]->start;
    size_t n = figures_at(r->text, start, v, d);
    if (n == 0 || d[1] == 0)
        return 0;
    if (d[0] == 4 && d[1] == 2)
        *out = (struct moment){v[0], v[1], d[2] ? v[2] : 0};
    else if (d[0] <= 2 && d[1] <= 2 && d[2] == 4)
        *out = (struct moment){v[2], v[1], v[0]};
    else if (d[0] <= 2 && d[1] == 4 && d[2] == 0)
        *out = (struct moment){v[1], v[0], 0};
    else
        return 0;
    if (!is_moment(*out) || out->month == 0)
        return 0;
    size_t words = 0;
    while (i + words < r->n && r->words[i + words]->start < start + n)
        words++;
    return words;
}

/** The day, 1 to 31, that word @p i is; 0 for none. */
static int day_at(const struct query_reading *r, size_t i)
{
    int day = reading_number(r, i, 2);
    if (day < 0)
        day = reading_number(r, i, 1);
    if (reading_is(r, i, "1er"))
        return 1;
    return day >= 1 && day <= 31 ? day : 0;
}

size_t moment_read(const struct query_reading *r, size_t i, struct moment *out)
{
    *out = (struct moment){0, 0, 0};
    if (i >= r->n || r->use[i] != WORD_FREE)
        return 0;
    size_t n = figures_read(r, i, out);
    if (n)
        return n;
    *out = (struct moment){0, 0, day_at(r, i)};
    n += out->day > 0;
    out->month = month_at(r, i + n);
    /* A day alone is completed later: « du 3 au 15 mars ». */
    if (out->month == 0 && out->day > 0)
        return 1;
    n += out->month > 0;
    out->year = year_at(r, i + n);
    n += out->year > 0;
    return out->year == 0 || is_moment(*out) ? n : 0;
}

date_day moment_today(const struct index *index)
{
    date_day built = (date_day)(index_info(index).built_at / 86400);
    date_day newest = index->columns.n_dated ? columns_date(&index->columns, 1) : built;
    return newest > built ? newest : built;
}

date_day moment_first(struct moment m)
{
    return date_from_civil(m.year, m.month ? m.month : 1, m.day ? m.day : 1);
}

date_day moment_last(struct moment m)
{
    if (m.day)
        return moment_first(m);
    return moment_first(moment_next(m, 1)) - 1;
}

struct moment moment_next(struct moment m, int step)
{
    if (m.day) {
        date_to_civil(moment_first(m) + step, &m.year, &m.month, &m.day);
        return m;
    }
    if (!m.month)
        return (struct moment){m.year + step, 0, 0};
    int months_on = m.year * 12 + m.month - 1 + step;
    return (struct moment){months_on / 12, months_on % 12 + 1, 0};
}

struct str moment_value(struct moment m, struct arena *arena)
{
    char text[LABEL_BYTES];
    if (m.day)
        (void)snprintf(text, sizeof text, "%04d-%02d-%02d", m.year, m.month, m.day);
    else if (m.month)
        (void)snprintf(text, sizeof text, "%04d-%02d", m.year, m.month);
    else
        (void)snprintf(text, sizeof text, "%04d", m.year);
    return arena_str(arena, str_of(text));
}

struct str moment_label(struct moment m, bool year, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(LABEL_BYTES);
    if (m.day)
        buf_printf(&text, "%d%s ", m.day, m.day == 1 ? "er" : "");
    if (m.month)
        buf_printf(&text, "%s%s", months[m.month - 1].label, year ? " " : "");
    if (year)
        buf_printf(&text, "%d", m.year);
    return arena_str(arena, buf_str(&text));
}

/** Whether @p p runs from month @p from to month @p to of one year, which is @p year. */
static bool is_whole(struct understood_period p, int from, int to, struct moment *year)
{
    *year = (struct moment){p.from.year, 0, 0};
    return p.from.year == p.to.year && !p.from.day && !p.to.day && p.from.month == from &&
           p.to.month == to;
}

/**
 * Write « 4e trimestre 2025 ».
 *
 * @return false when @p p is no quarter or half of a year.
 */
static bool put_part_of_year(struct buf *out, struct understood_period p)
{
    struct moment year;
    for (int part = 0; part < 4; part++)
        if (is_whole(p, part * 3 + 1, part * 3 + 3, &year)) {
            buf_printf(out, "%d%s trimestre %d", part + 1, part ? "e" : "er", year.year);
            return true;
        }
    for (int part = 0; part < 2; part++)
        if (is_whole(p, part * 6 + 1, part * 6 + 6, &year)) {
            buf_printf(out, "%d%s semestre %d", part + 1, part ? "e" : "er", year.year);
            return true;
        }
    return false;
}

/** Whether a month's name takes « d' »: avril, août, octobre. */
static bool begins_with_vowel(struct str text)
{
    return text.n && (strchr("ao", text.at[0]) != NULL);
}

struct str period_label(struct understood_period p, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT((size_t)3 * LABEL_BYTES);
    if (p.from.year == p.to.year && p.from.month == p.to.month && p.from.day == p.to.day)
        return moment_label(p.from, true, arena);
    if (put_part_of_year(&text, p))
        return arena_str(arena, buf_str(&text));
    bool same_year = p.from.year == p.to.year && p.from.month;
    struct str from = moment_label(p.from, !same_year, arena);
    struct str to = moment_label(p.to, true, arena);
    if (p.from.day && same_year && p.from.month == p.to.month)
        buf_printf(&text, "du %d%s au ", p.from.day, p.from.day == 1 ? "er" : "");
    else
        buf_printf(&text, "%s%.*s %s ",
                   p.from.day                ? "du "
                   : begins_with_vowel(from) ? "d'"
                                             : "de ",
                   STR_ARG(from), p.from.day ? "au" : "à");
    buf_put_str(&text, to);
    return arena_str(arena, buf_str(&text));
}

struct date_range period_days(struct understood_period p)
{
    return (struct date_range){p.from.year ? moment_first(p.from) : DATE_NONE,
                               p.to.year ? moment_last(p.to) : DATE_NONE};
}
