/* Counting and listing the values of facets. */
#include "engine/facet_lists.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/** Most sources that are listed. */
#define SOURCES_SHOWN_MAX 100

/** What a facet's list is made from, one value at a time. */
struct lister {
    const struct search_request *request;
    const struct index *index;
    struct arena *arena;
    const struct facet_counts *counts;
};

static struct facet_value region_value(const struct lister *l, uint32_t i)
{
    const struct vocabulary *v = l->index->vocabulary;
    bool selected = l->request->regions >> i & 1U;
    if (i == REGION_MAX)
        return (struct facet_value){STR("national"), STR("National"), 0, 0, selected};
    if (i >= vocabulary_n_regions(v))
        return (struct facet_value){.value = STR("")};
    const struct region *region = vocabulary_region(v, i);
    return (struct facet_value){str_of(region->code), str_of(region->label), 0, 0,
                                selected};
}

static struct facet_value theme_value(const struct lister *l, uint32_t i)
{
    const struct theme *theme = vocabulary_theme(l->index->vocabulary, i);
    return (struct facet_value){str_of(theme->slug), str_of(theme->label), 0,
                                theme->parent >= 0,
                                theme_set_has(&l->request->themes, i)};
}

static struct facet_value kind_value(const struct lister *l, uint32_t i)
{
    return (struct facet_value){str_of(kind_slug((enum kind)i)),
                                str_of(kind_label((enum kind)i)), 0, 0,
                                l->request->kinds >> i & 1U};
}

/** A period is selected when the request's dates are exactly its own. */
static struct facet_value date_value(const struct lister *l, int year, int month)
{
    static const char *const months[] = {"janvier",   "février", "mars",     "avril",
                                         "mai",       "juin",    "juillet",  "août",
                                         "septembre", "octobre", "novembre", "décembre"};
    char value[16], label[40];
    if (month)
        (void)snprintf(value, sizeof value, "%04d-%02d", year, month);
    else
        (void)snprintf(value, sizeof value, "%04d", year);
    (void)snprintf(label, sizeof label, "%s%s%04d", month ? months[month - 1] : "",
                   month ? " " : "", year);
    struct date_range range;
    bool selected = date_parse_range(&range, str_of(value), NULL) == STATUS_OK &&
                    l->request->from == range.first && l->request->to == range.last;
    return (struct facet_value){arena_str(l->arena, str_of(value)),
                                arena_str(l->arena, str_of(label)), 0, 0, selected};
}

/* Periods are listed from the newest: value number i counts from the end. */

static struct facet_value year_value(const struct lister *l, uint32_t i)
{
    return date_value(l, l->index->periods.first_year + (int)i, 0);
}

static struct facet_value month_value(const struct lister *l, uint32_t i)
{
    return date_value(l, l->index->periods.first_year + (int)(i / 12), (int)(i % 12) + 1);
}

static struct facet_value source_value(const struct lister *l, uint32_t i)
{
    if (!i)
        return (struct facet_value){.value = STR("")};
    struct column_source source = columns_source(&l->index->columns, i);
    bool selected = false;
    for (size_t j = 0; j < l->request->n_sources; j++)
        selected = selected || str_equal(source.slug, l->request->sources[j]);
    return (struct facet_value){source.slug, source.label, 0, 0, selected};
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
    bool keeps_zeros;
    bool newest_first;
    bool by_count;
} listings[FACET_COUNT_] = {
    [FACET_REGION] = {region_value, true, false, false},
    [FACET_THEME] = {theme_value, false, false, true},
    [FACET_KIND] = {kind_value, false, false, true},
    [FACET_YEAR] = {year_value, false, true, false},
    [FACET_MONTH] = {month_value, false, true, false},
    [FACET_SOURCE] = {source_value, false, false, true},
};

/** Whether value @p i is listed: it has documents, is selected, or zeros are kept. */
static bool is_listed(const struct lister *l, enum facet facet, uint32_t i)
{
    if (l->counts->at[facet][i])
        return true;
    struct facet_value value = listings[facet].value(l, i);
    return value.value.n && (listings[facet].keeps_zeros || value.selected);
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

void facet_lists_make(struct facet_list lists[FACET_COUNT_],
                      const struct facet_counts *counts,
                      const struct search_request *request, const struct index *index,
                      struct arena *arena)
{
    struct lister lister = {request, index, arena, counts};
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        lists[i] = counts->at[i] ? list_of(&lister, (enum facet)i)
                                 : (struct facet_list){NULL, 0};
}
