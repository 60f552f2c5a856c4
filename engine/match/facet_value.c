/* Listing a facet's values with their counts. */
#include "engine/match/facet_value.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/match/facet_counts.h"

/** The most sources that are listed. */
#define SOURCES_SHOWN_MAX 100

/** What the lists of an answer are made from. */
struct lister {
    const struct search_request *request;
    const struct index *index;
    struct arena *arena;
    const struct facet_counts *counts;
};

static bool is_region(const struct lister *l, uint32_t i)
{
    return i == REGION_MAX || i < vocabulary_n_regions(l->index->vocabulary);
}

static struct facet_value region_value(const struct lister *l, uint32_t i)
{
    const struct vocabulary *v = l->index->vocabulary;
    bool selected = l->request->regions >> i & 1U;
    if (i == REGION_MAX)
        return (struct facet_value){STR("national"), STR("National"), 0, 0, selected};
    const struct region *region = vocabulary_region(v, i);
    return (struct facet_value){str_of(region->code), str_of(region->label), 0, 0,
                                selected};
}

static bool is_theme_selected(const struct lister *l, uint32_t i)
{
    return theme_set_has(&l->request->themes, i);
}

static struct facet_value theme_value(const struct lister *l, uint32_t i)
{
    const struct theme *theme = vocabulary_theme(l->index->vocabulary, i);
    return (struct facet_value){str_of(theme->slug), str_of(theme->label), 0,
                                theme->parent >= 0, is_theme_selected(l, i)};
}

static bool is_kind_selected(const struct lister *l, uint32_t i)
{
    return l->request->kinds >> i & 1U;
}

static struct facet_value kind_value(const struct lister *l, uint32_t i)
{
    return (struct facet_value){str_of(kind_slug((enum kind)i)),
                                str_of(kind_label((enum kind)i)), 0, 0,
                                is_kind_selected(l, i)};
}

/** Whether the request's dates are exactly those of the period. @p month is 0 for the
 *  whole year. */
static bool is_period_selected(const struct lister *l, int year, int month)
{
    if (l->request->from == DATE_NONE)
        return false;
    date_day last = month % 12 ? date_from_civil(year, month + 1, 1) - 1
                               : date_from_civil(year, 12, 31);
    return l->request->from == date_from_civil(year, month ? month : 1, 1) &&
           l->request->to == last;
}

/** Write the last @p n digits of @p number to @p to. */
static void put_digits(char *to, int number, size_t n)
{
    for (size_t i = n; i-- > 0; number /= 10)
        to[i] = (char)('0' + number % 10);
}

#define YEAR_DIGITS 4

/* Value number i of years and months counts from the oldest; they are listed from the
 * newest. */

static bool is_year_selected(const struct lister *l, uint32_t i)
{
    return is_period_selected(l, l->index->columns.first_year + (int)i, 0);
}

static struct facet_value year_value(const struct lister *l, uint32_t i)
{
    char digits[YEAR_DIGITS];
    put_digits(digits, l->index->columns.first_year + (int)i, YEAR_DIGITS);
    struct str year = arena_str(l->arena, (struct str){digits, YEAR_DIGITS});
    return (struct facet_value){year, year, 0, 0, is_year_selected(l, i)};
}

static bool is_month_selected(const struct lister *l, uint32_t i)
{
    return is_period_selected(l, l->index->columns.first_year + (int)(i / 12),
                              (int)(i % 12) + 1);
}

static struct facet_value month_value(const struct lister *l, uint32_t i)
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

static bool is_source_selected(const struct lister *l, uint32_t i)
{
    bool selected = false;
    for (size_t j = 0; i && j < l->request->n_sources; j++)
        selected = selected || str_equal(columns_source(&l->index->columns, i).slug,
                                         l->request->sources[j]);
    return selected;
}

static struct facet_value source_value(const struct lister *l, uint32_t i)
{
    struct column_source source = columns_source(&l->index->columns, i);
    return (struct facet_value){source.slug, source.label, 0, 0,
                                is_source_selected(l, i)};
}

static int by_count(const void *a, const void *b)
{
    const struct facet_value *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_compare(x->label, y->label);
}

static const struct {
    struct facet_value (*value)(const struct lister *, uint32_t);
    /** Whether the value is listed without documents too. */
    bool (*stays)(const struct lister *, uint32_t);
    bool newest_first;
    bool by_count;
} listings[FACET_COUNT_] = {
    [FACET_REGION] = {region_value, is_region, false, false},
    [FACET_THEME] = {theme_value, is_theme_selected, false, true},
    [FACET_KIND] = {kind_value, is_kind_selected, false, true},
    [FACET_YEAR] = {year_value, is_year_selected, true, false},
    [FACET_MONTH] = {month_value, is_month_selected, true, false},
    [FACET_SOURCE] = {source_value, is_source_selected, false, true},
};

static bool is_listed(const struct lister *l, enum facet facet, uint32_t i)
{
    return l->counts->at[facet][i] || listings[facet].stays(l, i);
}

static struct facet_list list_of(const struct lister *l, enum facet facet)
{
    uint32_t n = l->counts->n[facet];
    size_t n_listed = 0;
    for (uint32_t i = 0; i < n; i++)
        n_listed += is_listed(l, facet, i);
    struct facet_value *values = arena_array(l->arena, n_listed, sizeof *values);
    size_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = listings[facet].newest_first ? n - 1 - i : i;
        if (!is_listed(l, facet, number))
            continue;
        assert(kept < n_listed);
        values[kept] = listings[facet].value(l, number);
        values[kept++].count = l->counts->at[facet][number];
    }
    if (listings[facet].by_count && kept)
        qsort(values, kept, sizeof *values, by_count);
    if (facet == FACET_SOURCE && kept > SOURCES_SHOWN_MAX)
        kept = SOURCES_SHOWN_MAX;
    return (struct facet_list){values, kept};
}

void facet_values_make(struct facet_list lists[FACET_COUNT_],
                       const struct facet_counts *counts,
                       const struct search_request *request, const struct index *index,
                       struct arena *arena)
{
    struct lister lister = {request, index, arena, counts};
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        lists[i] = counts->at[i] ? list_of(&lister, (enum facet)i)
                                 : (struct facet_list){NULL, 0};
}
