/* Reads the formats of cells, and prints numbers, percentages and days by them. */
#include "indexer/office/cell_format.h"

#include <math.h>
#include <stdio.h>

#include "base/date.h"

/** The days from 1899-12-30, and from 1904-01-01, to 1970-01-01. */
#define DAYS_FROM_1900 25569
#define DAYS_FROM_1904 24107
#define DAY_MAX 2958465.0
#define DECIMALS_MAX 10U

struct cell_format cell_format_of_id(unsigned id)
{
    static const struct {
        unsigned first, last;
        struct cell_format format;
    } known[] = {
        {1, 1, {.kind = CELL_NUMBER}},
        {2, 2, {.kind = CELL_NUMBER, .decimals = 2}},
        {3, 3, {.kind = CELL_NUMBER, .is_grouped = true}},
        {4, 4, {.kind = CELL_NUMBER, .decimals = 2, .is_grouped = true}},
        {9, 9, {.kind = CELL_PERCENT}},
        {10, 10, {.kind = CELL_PERCENT, .decimals = 2}},
        {14, 17, {.kind = CELL_DAY}},
        {18, 21, {.kind = CELL_TIME}},
        {22, 22, {.kind = CELL_DAY, .has_time = true}},
        {27, 31, {.kind = CELL_DAY}},
        {36, 36, {.kind = CELL_DAY}},
        {37, 38, {.kind = CELL_NUMBER, .is_grouped = true}},
        {39, 40, {.kind = CELL_NUMBER, .decimals = 2, .is_grouped = true}},
        {45, 47, {.kind = CELL_TIME}},
        {50, 58, {.kind = CELL_DAY}},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (id >= known[i].first && id <= known[i].last)
            return known[i].format;
    return (struct cell_format){.unit = STR("")};
}

/** What the characters of a code say, without those that are quoted. */
struct code_facts {
    bool has_day, has_time, has_percent, has_group, has_digit, is_behind_point;
    unsigned n_decimals;
};

static void read_character(struct code_facts *facts, char c)
{
    switch (c) {
    case 'y':
    case 'Y':
    case 'd':
    case 'D':
    case 'a':
    case 'j':
        facts->has_day = true;
        return;
    case 'h':
    case 'H':
    case 's':
        facts->has_time = true;
        return;
    case '%':
        facts->has_percent = true;
        return;
    case ',':
        facts->has_group = facts->has_group || facts->has_digit;
        return;
    case '.':
        facts->is_behind_point = true;
        return;
    case '0':
    case '#':
    case '?':
        facts->has_digit = true;
        facts->n_decimals += facts->is_behind_point && c != '#';
        return;
    default:
        return;
    }
}

/** Read the first section of @p code; the others are for negative numbers and zero. */
static void read_code(struct code_facts *facts, struct str code)
{
    for (size_t i = 0; i < code.n && code.at[i] != ';'; i++) {
        char close = code.at[i] == '"' ? '"' : code.at[i] == '[' ? ']' : 0;
        if (close) {
            const char *end = memchr(code.at + i + 1, close, code.n - i - 1);
            i = end ? (size_t)(end - code.at) : code.n;
        } else if (code.at[i] == '\\' || code.at[i] == '_' || code.at[i] == '*') {
            i++;
        } else {
            read_character(facts, code.at[i]);
        }
    }
}

struct cell_format cell_format_of_code(struct str code)
{
    struct code_facts facts = {0};
    struct cell_format format = {.unit = STR("")};
    if (str_starts_with(code, STR("General")) || str_starts_with(code, STR("@")))
        return format;
    read_code(&facts, code);
    if (!facts.has_digit && (facts.has_day || facts.has_time)) {
        format.kind = facts.has_day ? CELL_DAY : CELL_TIME;
        format.has_time = facts.has_time;
        return format;
    }
    /* « mmm » alone is a month. */
    if (!facts.has_digit && str_find(code, STR("mm")) < code.n) {
        format.kind = CELL_DAY;
        return format;
    }
    if (!facts.has_digit)
        return format;
    format.kind = facts.has_percent ? CELL_PERCENT : CELL_NUMBER;
    format.decimals = facts.n_decimals < DECIMALS_MAX ? facts.n_decimals : DECIMALS_MAX;
    format.is_grouped = facts.has_group;
    if (str_find(code, STR("€")) < code.n)
        format.unit = STR("€");
    return format;
}

/** Put the digits of @p text, made by printf(), with a comma and apart by thousands. */
static void put_digits(struct buf *out, struct str text, bool is_grouped)
{
    struct str rest = text, whole = str_cut(&rest, '.');
    size_t n_sign = whole.n && whole.at[0] == '-';
    buf_put(out, whole.at, n_sign);
    for (size_t i = n_sign; i < whole.n; i++) {
        if (is_grouped && i > n_sign && (whole.n - i) % 3 == 0)
            buf_put_text(out, "\u202F");
        buf_put_byte(out, whole.at[i]);
    }
    if (rest.at)
        buf_printf(out, ",%.*s", STR_ARG(rest));
}

static void put_number(struct buf *out, const struct cell_format *format, double number)
{
    AUTO_BUF digits = BUF_INIT(400);
    bool is_percent = format->kind == CELL_PERCENT;
    double shown = is_percent ? number * 100 : number;
    if (format->kind == CELL_GENERAL)
        buf_printf(&digits, "%.15g", shown);
    else
        buf_printf(&digits, "%.*f", (int)format->decimals, shown);
    put_digits(out, buf_str(&digits), format->is_grouped);
    if (is_percent)
        buf_put_text(out, "\u00A0%");
    else if (format->unit.n)
        buf_printf(out, "\u00A0%.*s", STR_ARG(format->unit));
}

static void put_time(struct buf *out, double day)
{
    unsigned minutes = (unsigned)lround((day - floor(day)) * 1440) % 1440;
    buf_printf(out, "%02u:%02u", minutes / 60, minutes % 60);
}

static void put_day(struct buf *out, const struct cell_format *format, double day,
                    bool is_1904)
{
    char text[DATE_TEXT_BYTES];
    int32_t from = is_1904 ? DAYS_FROM_1904 : DAYS_FROM_1900;
    date_format(text, (date_day)floor(day) - from);
    buf_put_text(out, text);
    if (!format->has_time || day <= floor(day))
        return;
    buf_put_byte(out, 'T');
    put_time(out, day);
}

bool cell_format_put(struct buf *out, const struct cell_format *format, struct str text,
                     bool is_1904)
{
    double number = 0;
    if (!str_real(&number, text) || fabs(number) > 1e15) {
        buf_put_str(out, text);
        return false;
    }
    bool may_be_day = number >= 1 && number <= DAY_MAX;
    if (format->kind == CELL_DAY && may_be_day) {
        put_day(out, format, number, is_1904);
        return true;
    }
    if (format->kind == CELL_TIME && number >= 0 && number <= DAY_MAX) {
        put_time(out, number);
        return false;
    }
    put_number(out, format, number);
    return false;
}
