/* Reads French dates word by word. Each way to name a period has a function, and each is
 * tried at each word. */
#include "engine/written/period.h"

#include <string.h>

#include "base/macros.h"
#include "engine/written/word.h"

static const struct {
    const char *folded;
    const char *printed;
} months[12] = {
    {"janvier", "janvier"}, {"fevrier", "février"},   {"mars", "mars"},
    {"avril", "avril"},     {"mai", "mai"},           {"juin", "juin"},
    {"juillet", "juillet"}, {"aout", "août"},         {"septembre", "septembre"},
    {"octobre", "octobre"}, {"novembre", "novembre"}, {"decembre", "décembre"},
};

static const struct {
    const char *folded;
    int quarter;
} ordinals[] = {
    {"1er", 1},  {"1e", 1},        {"premier", 1},   {"t1", 1},     {"1t", 1}, {"2e", 2},
    {"2eme", 2}, {"2nd", 2},       {"deuxieme", 2},  {"second", 2}, {"t2", 2}, {"2t", 2},
    {"3e", 3},   {"3eme", 3},      {"troisieme", 3}, {"t3", 3},     {"3t", 3}, {"4e", 4},
    {"4eme", 4}, {"quatrieme", 4}, {"t4", 4},        {"4t", 4},
};

/* The most words of a period: « 4e trimestre de 2025 », « entre 2019 et 2022 ». */
#define PERIOD_WORDS 4

/** The words at one place of a text, PERIOD_WORDS of them or those that are left. */
struct date_window {
    struct written_word words[PERIOD_WORDS];
    int n;
};

/** The number that is all of @p text, at most four digits; -1 when it is none. */
static int number_of(const char *text)
{
    struct str digits = str_of(text);
    return digits.n <= 4 ? (int)str_number(digits, 9999) : -1;
}

static int year_of(const char *text)
{
    int year = strlen(text) == 4 ? number_of(text) : -1;
    return year >= 1900 && year <= 2099 ? year : -1;
}

static int month_of(const char *folded)
{
    for (int i = 0; i < 12; i++)
        if (strcmp(months[i].folded, folded) == 0)
            return i + 1;
    return -1;
}

/** What stands between word @p i and the next one. */
static struct str gap_after(const struct date_window *window, int i)
{
    const struct str *a = &window->words[i].printed;
    return (struct str){a->at + a->n,
                        (size_t)(window->words[i + 1].printed.at - a->at) - a->n};
}

static bool gap_is(const struct date_window *window, int i, const char *const *gaps,
                   size_t n_gaps)
{
    return str_is_among(str_trim(gap_after(window, i)), gaps, n_gaps);
}

static const char *const range_signs[] = {"-", "/", "–", "\xE2\x80\x91"};
static const char *const day_signs[] = {"/", ".", "-"};

static date_day last_of_month(int year, int month)
{
    return month == 12 ? date_from_civil(year, 12, 31)
                       : date_from_civil(year, month + 1, 1) - 1;
}

/**
 * Set the days of @p out, and its printed text to the words 0 to @p last_word. Returns
 * false when the days are not valid.
 */
static bool period_set(struct date_period *out, const struct date_window *window,
                       int last_word, date_day first, date_day last)
{
    if (first == DATE_NONE || last == DATE_NONE || first > last)
        return false;
    struct str end = window->words[last_word].printed;
    struct str start = window->words[0].printed;
    *out = (struct date_period){
        first, last, {start.at, (size_t)(end.at + end.n - start.at)}};
    return true;
}

/** Read « 7 avril 2026 » or « 1er janvier 2026 ». */
static bool read_day(const struct date_window *window, struct date_period *out)
{
    if (window->n < 3)
        return false;
    bool is_first = strcmp(window->words[0].folded, "1er") == 0;
    int day = is_first ? 1 : number_of(window->words[0].folded);
    date_day first = date_from_civil(year_of(window->words[2].folded),
                                     month_of(window->words[1].folded), day);
    return period_set(out, window, 2, first, first);
}

/** Read « 09/04/2026 ». */
static bool read_day_of_digits(const struct date_window *window, struct date_period *out)
{
    if (window->n < 3 || !gap_is(window, 0, day_signs, COUNT_OF(day_signs)) ||
        !gap_is(window, 1, day_signs, COUNT_OF(day_signs)))
        return false;
    date_day first = date_from_civil(year_of(window->words[2].folded),
                                     number_of(window->words[1].folded),
                                     number_of(window->words[0].folded));
    return period_set(out, window, 2, first, first);
}

/** Read « 4e trimestre 2025 », « 4e trimestre de 2025 » or « T4 2025 ». */
static bool read_quarter(const struct date_window *window, struct date_period *out)
{
    int quarter = 0;
    for (size_t i = 0; i < COUNT_OF(ordinals); i++)
        if (strcmp(ordinals[i].folded, window->words[0].folded) == 0)
            quarter = ordinals[i].quarter;
    if (!quarter)
        return false;
    bool is_short =
        strchr(window->words[0].folded, 't') && strlen(window->words[0].folded) == 2;
    int next = 1;
    if (next < window->n && strcmp(window->words[next].folded, "trimestre") == 0)
        next++;
    else if (!is_short)
        return false;
    if (next < window->n && strcmp(window->words[next].folded, "de") == 0)
        next++;
    int year = next < window->n ? year_of(window->words[next].folded) : -1;
    if (year < 0)
        return false;
    return period_set(out, window, next, date_from_civil(year, quarter * 3 - 2, 1),
                      last_of_month(year, quarter * 3));
}

/** Read « avril 2026 ». */
static bool read_month(const struct date_window *window, struct date_period *out)
{
    int month = month_of(window->words[0].folded);
    int year = window->n > 1 ? year_of(window->words[1].folded) : -1;
    if (month < 0 || year < 0)
        return false;
    return period_set(out, window, 1, date_from_civil(year, month, 1),
                      last_of_month(year, month));
}

/** Read « 2022-2028 » or « 2024/25 ». */
static bool read_years(const struct date_window *window, struct date_period *out)
{
    if (window->n < 2 || !gap_is(window, 0, range_signs, COUNT_OF(range_signs)))
        return false;
    int first = year_of(window->words[0].folded);
    int last = year_of(window->words[1].folded);
    int short_last =
        strlen(window->words[1].folded) == 2 ? number_of(window->words[1].folded) : -1;
    if (last < 0 && short_last >= 0 && first >= 0)
        last = first / 100 * 100 + short_last;
    if (first < 0 || last <= first)
        return false;
    return period_set(out, window, 1, date_from_civil(first, 1, 1),
                      date_from_civil(last, 12, 31));
}

/** Read « entre 2019 et 2022 » or « de 2019 à 2022 ». */
static bool read_years_in_words(const struct date_window *window, struct date_period *out)
{
    if (window->n < 4)
        return false;
    const char *open = window->words[0].folded;
    const char *middle = window->words[2].folded;
    bool fits = (strcmp(open, "entre") == 0 && strcmp(middle, "et") == 0) ||
                (strcmp(open, "de") == 0 && strcmp(middle, "a") == 0);
    int first = year_of(window->words[1].folded);
    int last = year_of(window->words[3].folded);
    if (!fits || first < 0 || last <= first)
        return false;
    return period_set(out, window, 3, date_from_civil(first, 1, 1),
                      date_from_civil(last, 12, 31));
}

/** Read « 2025 ». */
static bool read_year(const struct date_window *window, struct date_period *out)
{
    int year = year_of(window->words[0].folded);
    if (year < 0)
        return false;
    return period_set(out, window, 0, date_from_civil(year, 1, 1),
                      date_from_civil(year, 12, 31));
}

typedef bool read_fn(const struct date_window *window, struct date_period *out);

/* The longest comes first: « 2022-2028 » must win over « 2022 ». */
static read_fn *const any_period[] = {read_day,   read_day_of_digits, read_quarter,
                                      read_month, read_years,         read_year};
static read_fn *const whole_day[] = {read_day, read_day_of_digits};
static read_fn *const two_years[] = {read_years, read_years_in_words};

static void window_fill(struct date_window *window, struct str rest)
{
    window->n = 0;
    while (window->n < PERIOD_WORDS && word_next(&rest, &window->words[window->n]))
        window->n++;
}

static bool find(struct str text, read_fn *const *readers, size_t n_readers,
                 struct date_period *out)
{
    struct date_window window;
    struct written_word skipped;
    for (window_fill(&window, text); window.n; window_fill(&window, text)) {
        for (size_t i = 0; i < n_readers; i++)
            if (readers[i](&window, out))
                return true;
        (void)word_next(&text, &skipped);
    }
    return false;
}

bool period_find(struct str text, struct date_period *out)
{
    return find(text, any_period, COUNT_OF(any_period), out);
}

bool day_find(struct str text, struct date_period *out)
{
    return find(text, whole_day, COUNT_OF(whole_day), out);
}

bool years_find(struct str text, struct date_period *out)
{
    return find(text, two_years, COUNT_OF(two_years), out);
}

bool month_is_all(struct str text, struct date_period *out)
{
    struct date_window window;
    window_fill(&window, text);
    return window.n == 2 && read_month(&window, out);
}

void day_put(struct buf *out, date_day day)
{
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    buf_printf(out, "%d%s ", day_of_month, day_of_month == 1 ? "er" : "");
    month_put(out, day);
}

void month_put(struct buf *out, date_day day)
{
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    buf_printf(out, "%s %d", months[month - 1].printed, year);
}

int day_year(date_day day)
{
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    return year;
}
