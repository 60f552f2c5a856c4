/* The facets of years and of months of publication, the newest first. */
#include <string.h>

#include "engine/match/facet_type.h"

static uint32_t n_years(const struct index *index)
{
    return index->columns.n_years;
}

static uint32_t n_months(const struct index *index)
{
    return index->columns.n_years * 12;
}

/** A period is selected when the request's dates are exactly its own. Month 0 stands for
 *  the whole year. */
static bool is_period_selected(const struct facet_lister *l, int year, int month)
{
    if (l->request->from == DATE_NONE)
        return false;
    date_day last = month % 12 ? date_from_civil(year, month + 1, 1) - 1
                               : date_from_civil(year, 12, 31);
    return l->request->from == date_from_civil(year, month ? month : 1, 1) &&
           l->request->to == last;
}

/** The last @p n digits of @p number, written at @p to. */
static void put_digits(char *to, int number, size_t n)
{
    for (size_t i = n; i-- > 0; number /= 10)
        to[i] = (char)('0' + number % 10);
}

#define YEAR_DIGITS 4

static bool is_year_selected(const struct facet_lister *l, uint32_t i)
{
    return is_period_selected(l, l->index->columns.first_year + (int)i, 0);
}

static struct facet_value year_value(const struct facet_lister *l, uint32_t i)
{
    char digits[YEAR_DIGITS];
    put_digits(digits, l->index->columns.first_year + (int)i, YEAR_DIGITS);
    struct str year = arena_str(l->arena, (struct str){digits, YEAR_DIGITS});
    return (struct facet_value){year, year, 0, 0, is_year_selected(l, i)};
}

static bool is_month_selected(const struct facet_lister *l, uint32_t i)
{
    return is_period_selected(l, l->index->columns.first_year + (int)(i / 12),
                              (int)(i % 12) + 1);
}

static struct facet_value month_value(const struct facet_lister *l, uint32_t i)
{
    static const char *const months[] = {"janvier",   "février", "mars",     "avril",
                                         "mai",       "juin",    "juillet",  "août",
                                         "septembre", "octobre", "novembre", "décembre"};
    int year = l->index->columns.first_year + (int)(i / 12);
    char value[YEAR_DIGITS + 3], label[20];
    put_digits(value, year, YEAR_DIGITS);
    value[YEAR_DIGITS] = '-';
    put_digits(value + YEAR_DIGITS + 1, (int)(i % 12) + 1, 2);
    struct str month = str_of(months[i % 12]);
    memcpy(label, month.at, month.n);
    label[month.n] = ' ';
    put_digits(label + month.n + 1, year, YEAR_DIGITS);
    return (struct facet_value){
        arena_str(l->arena, (struct str){value, sizeof value}),
        arena_str(l->arena, (struct str){label, month.n + 1 + YEAR_DIGITS}), 0, 0,
        is_month_selected(l, i)};
}

const struct facet_type year_facet = {
    .source = FACET_OF_PERIODS,
    .filter = FILTER_DATE,
    .n_values = n_years,
    .months = 12,
    .value = year_value,
    .stays = is_year_selected,
    .newest_first = true,
};

const struct facet_type month_facet = {
    .source = FACET_OF_PERIODS,
    .filter = FILTER_DATE,
    .n_values = n_months,
    .months = 1,
    .value = month_value,
    .stays = is_month_selected,
    .newest_first = true,
};
