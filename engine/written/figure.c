/* Reads numbers as French tables print them. No library function is used, so that the
 * locale does not count. */
#include "engine/written/figure.h"

#include <string.h>

#include "base/macros.h"
#include "engine/written/word.h"

/* The longest come first: « Md€ » must win over « M », and « points » over « pt ». */
static const char *const units[] = {
    "millions d'euros",
    "million d'euros",
    "milliards d'euros",
    "milliard d'euros",
    "millions d’euros",
    "milliards d’euros",
    "Md€",
    "M€",
    "k€",
    "K€",
    "€",
    "euros",
    "%",
    "points",
    "point",
    "pts",
    "pt",
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(struct str s, size_t from)
{
    size_t n = 0;
    while (from + n < s.n && is_digit(s.at[from + n]))
        n++;
    return n;
}

/* A double is exact up to here, and no table prints a longer number. */
#define DIGITS_MOST 15

/**
 * Read the digits from byte @p i on, with their groups and decimals; returns the byte
 * after them.
 */
static size_t read_digits(struct figure *figure, struct str s, size_t i)
{
    size_t n = count_digits(s, i);
    size_t n_digits = n;
    for (size_t k = 0; k < n && n <= DIGITS_MOST; k++)
        figure->value = figure->value * 10 + (s.at[i + k] - '0');
    i += n;
    while (n <= 3 && n_digits + 3 <= DIGITS_MOST && i < s.n && s.at[i] == ' ' &&
           count_digits(s, i + 1) == 3) {
        for (size_t k = 1; k <= 3; k++)
            figure->value = figure->value * 10 + (s.at[i + k] - '0');
        i += 4;
        n_digits += 3;
    }
    size_t n_decimals =
        i < s.n && (s.at[i] == ',' || s.at[i] == '.') ? count_digits(s, i + 1) : 0;
    if (!n_decimals || n_digits + n_decimals > DIGITS_MOST)
        return i;
    double step = 1;
    for (size_t k = 1; k <= n_decimals; k++) {
        step /= 10;
        figure->value += step * (s.at[i + k] - '0');
    }
    figure->n_decimals = (int)n_decimals;
    figure->half_step = step / 2;
    return i + 1 + n_decimals;
}

/** Zeros at the end of a whole number say that it was rounded, to tens or to hundreds. */
static void widen_rounded(struct figure *figure)
{
    struct str s = figure->printed;
    for (int zeros = 0; zeros < 2 && figure->n_decimals == 0 && s.n > 2; zeros++, s.n--) {
        if (s.at[s.n - 1] != '0')
            return;
        figure->half_step *= 10;
    }
}

static struct str after(struct str s, size_t n)
{
    return str_trim((struct str){s.at + n, s.n - n});
}

static void read_unit(struct figure *figure)
{
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        struct str unit = str_of(units[i]);
        if (!str_starts_with(figure->rest, unit))
            continue;
        figure->unit = (struct str){figure->rest.at, unit.n};
        figure->rest = after(figure->rest, unit.n);
        return;
    }
}

/** The bytes of the sign « - », « + » or « − »; 0 when there is none. */
static size_t read_sign(struct str cell, bool *is_negative)
{
    static const char minus[] = "−";
    *is_negative = cell.n && cell.at[0] == '-';
    if (*is_negative || (cell.n && cell.at[0] == '+'))
        return 1;
    *is_negative = str_starts_with(cell, str_of(minus));
    return *is_negative ? strlen(minus) : 0;
}

/** Read a cell that is not a year or a period. */
static struct figure read_number(struct str cell)
{
    struct figure figure = {.rest = cell, .half_step = 0.5};
    bool is_negative;
    size_t start = read_sign(cell, &is_negative);
    while (start && start < cell.n && cell.at[start] == ' ')
        start++;
    if (start >= cell.n || !is_digit(cell.at[start]))
        return figure;
    size_t end = read_digits(&figure, cell, start);
    figure.is_figure = true;
    figure.printed = (struct str){cell.at, end};
    figure.rest = after(cell, end);
    widen_rounded(&figure);
    if (is_negative)
        figure.value = -figure.value;
    read_unit(&figure);
    figure.has_period = period_find(figure.rest, &figure.period);
    return figure;
}

struct figure figure_read(struct str cell)
{
    cell = str_trim(cell);
    return figure_is_years(cell) ? (struct figure){.rest = cell, .half_step = 0.5}
                                 : read_number(cell);
}

struct figure figure_of_value(struct str text, struct buf *room)
{
    static const struct str blanks[] = {{"\u00A0", 2}, {"\u202F", 3}, {"\u2009", 3}};
    buf_clear(room);
    while (text.n) {
        size_t i = 0;
        while (i < COUNT_OF(blanks) && !str_starts_with(text, blanks[i]))
            i++;
        size_t n = i < COUNT_OF(blanks) ? blanks[i].n : 1;
        buf_put_byte(room, i < COUNT_OF(blanks) ? ' ' : text.at[0]);
        text = (struct str){text.at + n, text.n - n};
    }
    return read_number(str_trim(buf_str(room)));
}

bool figure_is_years(struct str cell)
{
    struct date_period period;
    cell = str_trim(cell);
    return period_find(cell, &period) && period.printed.n == cell.n;
}

/**
 * The bytes of a footnote mark « (1) » at the front of @p s, with the space before it; 0
 * when there is none.
 */
static size_t note_mark(struct str s)
{
    size_t i = s.n && s.at[0] == ' ';
    size_t n = i < s.n && s.at[i] == '(' ? count_digits(s, i + 1) : 0;
    bool is_mark = n > 0 && n < 3 && i + 1 + n < s.n && s.at[i + 1 + n] == ')';
    return is_mark ? i + n + 2 : 0;
}

static void put_without_marks(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = note_mark((struct str){s.at + i, s.n - i});
        /* « 2023 (1) 5 965 764 » has two figures that must not become one number. */
        bool is_between = n && i + n < s.n;
        if (is_between)
            buf_put_text(out, " ;");
        else if (!n)
            buf_put_byte(out, s.at[i]);
        i += n ? n : 1;
    }
}

/**
 * Whether rest begins with brackets that hold only the period: « (4e trimestre 2025) ».
 */
static bool is_period_in_brackets(const struct figure *figure)
{
    struct str rest = figure->rest;
    return figure->has_period && rest.n >= figure->period.printed.n + 2 &&
           rest.at[0] == '(' && figure->period.printed.at == rest.at + 1 &&
           rest.at[figure->period.printed.n + 1] == ')';
}

void figure_put(struct buf *out, const struct figure *figure, struct str cell)
{
    if (!figure->is_figure) {
        put_without_marks(out, str_trim(cell));
        return;
    }
    buf_put_str(out, figure->printed);
    if (figure->unit.n) {
        buf_put_byte(out, ' ');
        buf_put_str(out, figure->unit);
    }
    struct str rest = figure->rest;
    if (is_period_in_brackets(figure)) {
        bool is_dated =
            rest.at[1] == 'T' || (is_digit(rest.at[1]) && figure->period.printed.n > 9);
        buf_put_text(out, is_dated ? " au " : " en ");
        buf_put_str(out, figure->period.printed);
        rest = after(rest, figure->period.printed.n + 2);
    }
    if (str_starts_with(rest, STR("Au "))) {
        buf_put_text(out, " au");
        rest = (struct str){rest.at + 2, rest.n - 2};
        put_without_marks(out, rest);
        return;
    }
    if (rest.n && note_mark(rest) == 0)
        buf_put_byte(out, ' ');
    put_without_marks(out, rest);
}

/* The units that captions and heads announce: « (en millions d'euros) », « En
 * milliers ». */
static const char *const announced[] = {
    "millions d euros", "milliards d euros", "milliers d euros", "euros",
    "milliers",         "millions",          "pourcentage"};

/**
 * The words at the front of @p start that spell @p folded, as they are printed; empty
 * when they do not.
 */
static struct str spelled(struct str start, const char *folded)
{
    struct str wanted = str_of(folded);
    struct str rest = start;
    struct str end = start;
    struct written_word word;
    while (wanted.n) {
        struct str next = str_cut(&wanted, ' ');
        if (!word_next(&rest, &word) || !str_equal(next, str_of(word.folded)))
            return (struct str){start.at, 0};
        end = word.printed;
    }
    return (struct str){start.at, (size_t)(end.at + end.n - start.at)};
}

struct str unit_announced(struct str text)
{
    struct str rest = text;
    struct written_word word;
    while (word_next(&rest, &word)) {
        struct str here = str_trim(rest);
        bool is_in = strcmp(word.folded, "en") == 0;
        bool is_opened = word.printed.at > text.at && word.printed.at[-1] == '(';
        if (is_in && str_starts_with(here, STR("%")))
            return (struct str){here.at, 1};
        struct str from = is_in ? here : word.printed;
        from.n = (size_t)(text.at + text.n - from.at);
        for (size_t i = 0; (is_in || is_opened) && i < COUNT_OF(announced); i++) {
            struct str unit = spelled(from, announced[i]);
            if (unit.n)
                return unit;
        }
    }
    size_t percent = str_find(text, STR("(%"));
    return percent < text.n ? (struct str){text.at + percent + 1, 1}
                            : (struct str){text.at, 0};
}

double unit_multiplier(struct str unit)
{
    static const struct {
        const char *words;
        double multiplier;
    } multipliers[] = {{"millier*", 1e3}, {"million*", 1e6}, {"milliard*", 1e9}};
    AUTO_ARENA *arena = arena_new();
    struct str folded = words_fold(arena, unit);
    for (size_t i = 0; i < COUNT_OF(multipliers); i++)
        if (words_contain(folded, multipliers[i].words))
            return multipliers[i].multiplier;
    return 1;
}
