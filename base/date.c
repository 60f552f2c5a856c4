/* Dates by Howard Hinnant's algorithms for the civil calendar (public domain). */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

date_day date_from_civil(int year, int month, int day)
{
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return DATE_NONE;
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_to_civil(date_day day, int *year, int *month, int *day_of_month)
{
    int64_t z = (int64_t)day + 719468;
    int era = (int)((z >= 0 ? z : z - 146096) / 146097);
    int day_of_era = (int)(z - (int64_t)era * 146097);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted + (shifted < 10 ? 3 : -9);
    *year = year_of_era + era * 400 + (*month <= 2);
}

/** The number that the @p n digits at @p at give, at most 4; -1 when one is no digit. */
static int digits(const char *at, size_t n)
{
    return (int)str_number((struct str){at, n}, 9999);
}

enum status date_parse_range(struct date_range *out, struct str text, struct error *err)
{
    *out = (struct date_range){DATE_NONE, DATE_NONE};
    bool shaped = text.n == 4 || (text.n == 7 && text.at[4] == '-') ||
                  (text.n == 10 && text.at[4] == '-' && text.at[7] == '-');
    int year = shaped ? digits(text.at, 4) : -1;
    int month = shaped && text.n >= 7 ? digits(text.at + 5, 2) : 1;
    int day = shaped && text.n == 10 ? digits(text.at + 8, 2) : 1;
    if (year < 0 || month < 0 || day < 0)
        return error_set(
            err, STATUS_BAD_INPUT,
            "« %.*s » n'est pas une date (attendu : 2026, 2026-04 ou 2026-04-07)",
            STR_ARG(utf8_head_bytes(text, 40)));
    date_day first = date_from_civil(year, month, day);
    if (first == DATE_NONE)
        return error_set(err, STATUS_BAD_INPUT,
                         "la date « %.*s » n'existe pas au calendrier", STR_ARG(text));
    out->first = out->last = first;
    if (text.n == 4)
        out->last = date_from_civil(year, 12, 31);
    else if (text.n == 7)
        out->last = date_from_civil(year, month, days_in_month(year, month));
    return STATUS_OK;
}

enum status date_parse(date_day *out, struct str text, struct error *err)
{
    *out = DATE_NONE;
    struct date_range range;
    enum status st = date_parse_range(&range, text, err);
    if (st)
        return st;
    if (text.n != 10)
        return error_set(err, STATUS_BAD_INPUT,
                         "« %.*s » n'est pas un jour (attendu : 2026-04-07)",
                         STR_ARG(text));
    *out = range.first;
    return STATUS_OK;
}

/** Write the last @p n digits of @p number at @p to. */
static void set_digits(char *to, size_t n, unsigned number)
{
    for (; n > 0; number /= 10)
        to[--n] = (char)('0' + number % 10);
}

void date_format(char to[DATE_TEXT_BYTES], date_day day)
{
    to[0] = '\0';
    if (day == DATE_NONE)
        return;
    int y, m, d;
    date_to_civil(day, &y, &m, &d);
    memcpy(to, "0000-00-00", DATE_TEXT_BYTES);
    set_digits(to, 4, (unsigned)y);
    set_digits(to + 5, 2, (unsigned)m);
    set_digits(to + 8, 2, (unsigned)d);
}

void time_format(char to[TIME_TEXT_BYTES], int64_t seconds)
{
    time_t when = (time_t)seconds;
    struct tm tm;
    to[0] = '\0';
    /* When the text does not fit, POSIX leaves it undefined: it is made empty again. */
    if (gmtime_r(&when, &tm) &&
        strftime(to, TIME_TEXT_BYTES, "%Y-%m-%dT%H:%M:%SZ", &tm) != TIME_TEXT_BYTES - 1)
        to[0] = '\0';
}

int64_t time_now_reproducible(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t value = str_number(str_of(epoch), INT64_MAX);
    return value >= 0 ? value : (int64_t)time(NULL);
}
