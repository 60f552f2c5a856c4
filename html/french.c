/* Writes dates, periods and numbers in French. */
#include "html/french.h"

static const char *const months[] = {"janvier",   "février", "mars",     "avril",
                                     "mai",       "juin",    "juillet",  "août",
                                     "septembre", "octobre", "novembre", "décembre"};

struct civil {
    int year, month, day;
};

static struct civil civil_of(date_day day)
{
    struct civil c;
    date_to_civil(day, &c.year, &c.month, &c.day);
    return c;
}

static void put_day_and_month(struct buf *out, struct civil c)
{
    buf_put_number(out, (unsigned)c.day);
    buf_put_text(out, c.day == 1 ? "er " : " ");
    buf_put_text(out, months[c.month - 1]);
}

void french_date(struct buf *out, date_day day)
{
    if (day == DATE_NONE)
        return;
    struct civil c = civil_of(day);
    put_day_and_month(out, c);
    buf_printf(out, " %d", c.year);
}

/** Whether @p day is the last day of a month. */
static bool ends_month(date_day day)
{
    return civil_of(day + 1).day == 1;
}

/** Append a period whose ends are both known. */
static void put_closed(struct buf *out, date_day first, date_day last)
{
    struct civil from = civil_of(first);
    struct civil to = civil_of(last);
    bool is_whole = from.day == 1 && ends_month(last) && from.year == to.year;
    if (is_whole && from.month == 1 && to.month == 12) {
        buf_printf(out, "%d", from.year);
    } else if (is_whole && from.month == to.month) {
        buf_printf(out, "%s %d", months[from.month - 1], from.year);
    } else if (first == last) {
        buf_put_text(out, "le ");
        french_date(out, first);
    } else {
        buf_put_text(out, "du ");
        if (from.year == to.year && from.month == to.month)
            buf_printf(out, "%d%s", from.day, from.day == 1 ? "er" : "");
        else
            put_day_and_month(out, from);
        if (from.year != to.year)
            buf_printf(out, " %d", from.year);
        buf_put_text(out, " au ");
        french_date(out, last);
    }
}

void french_period(struct buf *out, date_day first, date_day last)
{
    if (first != DATE_NONE && last != DATE_NONE) {
        put_closed(out, first, last);
    } else if (first != DATE_NONE) {
        buf_put_text(out, "depuis le ");
        french_date(out, first);
    } else if (last != DATE_NONE) {
        buf_put_text(out, "jusqu'au ");
        french_date(out, last);
    }
}

void french_number(struct buf *out, unsigned long number)
{
    if (number < 1000) {
        buf_put_number(out, number);
        return;
    }
    unsigned long rest = number % 1000;
    french_number(out, number / 1000);
    buf_put_text(out, rest < 10 ? "\u202F00" : rest < 100 ? "\u202F0" : "\u202F");
    buf_put_number(out, rest);
}

void french_count(struct buf *out, unsigned long number, const char *noun)
{
    if (number == 0)
        buf_put_text(out, "Aucun");
    else
        french_number(out, number);
    buf_printf(out, " %s%s", noun, number > 1 ? "s" : "");
}

/* Spaces in numbers. */

#define GROUP_DIGITS 3U

static bool is_digit(struct str text, size_t at)
{
    return at < text.n && text.at[at] >= '0' && text.at[at] <= '9';
}

/** How many digits stand right before @p end. */
static size_t digits_before(struct str text, size_t end)
{
    size_t n = 0;
    while (n < end && is_digit(text, end - 1 - n))
        n++;
    return n;
}

static bool begins_with_unit(struct str text)
{
    static const struct str units[] = {{"%", 1},        {"€", 3},         {"M€", 4},
                                       {"Md€", 5},      {"k€", 4},        {"euros", 5},
                                       {"millions", 8}, {"milliards", 9}, {"million", 7},
                                       {"milliard", 8}, {"points", 6}};
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_starts_with(text, units[i]))
            return true;
    return false;
}

struct str french_space(struct str text, size_t at)
{
    struct str before = {text.at, at}, behind = {text.at + at + 1, text.n - at - 1};
    if (str_ends_with(before, STR("</mark>")))
        before.n -= STR("</mark>").n;
    if (str_starts_with(behind, STR("<mark>"))) {
        behind.at += STR("<mark>").n;
        behind.n -= STR("<mark>").n;
    }
    size_t n_before = digits_before(before, before.n), n_behind = 0;
    if (n_before == 0)
        return STR("");
    while (is_digit(behind, n_behind))
        n_behind++;
    if (n_behind == GROUP_DIGITS && n_before <= GROUP_DIGITS)
        return STR("\u202F");
    return begins_with_unit(behind) ? STR("\u00A0") : STR("");
}
