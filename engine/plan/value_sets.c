/* Says the documents that have given values. The store knows those of regions, themes and
 * kinds. Dates are a range of document numbers, because these run from the newest to the
 * oldest. Sources and periods of validity are read from the columns. */
#include "engine/plan/value_sets.h"

#include "base/memory.h"
#include "engine/store/flat/periods.h"

/** Those of the values whose bits are set. */
static struct set *documents_of_bits(enum store_facet facet, uint32_t bits,
                                     struct arena *arena)
{
    uint32_t values[32];
    size_t n = 0;
    for (uint32_t left = bits; left; left &= left - 1)
        values[n++] = (uint32_t)__builtin_ctz(left);
    return set_values(arena, facet, values, n);
}

struct set *documents_of_regions(region_set regions, struct arena *arena)
{
    return documents_of_bits(STORE_REGION, regions, arena);
}

struct set *documents_of_themes(const struct theme_set *themes, struct arena *arena)
{
    uint32_t values[THEME_MAX];
    size_t n = 0;
    for (unsigned theme = 0; theme < THEME_MAX; theme++)
        if (theme_set_has(themes, theme))
            values[n++] = theme;
    return set_values(arena, STORE_THEME, values, n);
}

struct set *documents_of_kinds(uint32_t kinds, struct arena *arena)
{
    return documents_of_bits(STORE_KIND, kinds, arena);
}

struct set *documents_of_dates(const struct index *index, date_day from, date_day to,
                               struct arena *arena)
{
    const struct columns *columns = &index->columns;
    uint32_t first = to == DATE_NONE ? 1 : period_first_before(columns, to + 1);
    uint32_t end =
        from == DATE_NONE ? columns->n_dated + 1 : period_first_before(columns, from);
    return set_range(arena, first, end);
}

struct set *documents_in_force(const struct index *index, date_day day,
                               struct arena *arena)
{
    const struct columns *columns = &index->columns;
    struct doc_list docs = {arena_room(arena, columns->n_periods, sizeof(uint32_t)), 0};
    uint32_t before = 0;
    for (uint32_t i = 0; i < columns->n_periods; i++) {
        const struct column_period *period = &columns->periods[i];
        if (!column_period_has(period, day) || period->docid > columns->n ||
            period->docid <= before)
            continue;
        docs.docids[docs.n++] = before = period->docid;
    }
    return set_listed(arena, docs);
}

struct set *documents_of_sources(const struct index *index, const struct doc_list *among,
                                 const bool *wanted, struct arena *arena)
{
    const struct columns *columns = &index->columns;
    bool *profiles = mem_new_array((size_t)columns->profiles.n + 1, sizeof *profiles);
    for (uint32_t i = 0; i < columns->profiles.n; i++)
        profiles[i] = wanted[columns_profile(columns, i).source];
    struct doc_list docs = {arena_room(arena, among->n, sizeof(uint32_t)), 0};
    for (uint32_t i = 0; i < among->n; i++) {
        uint32_t docid = among->docids[i];
        uint32_t profile = column_at(columns->profiles.of, docid);
        if (docid <= columns->n && profile < columns->profiles.n && profiles[profile])
            docs.docids[docs.n++] = docid;
    }
    mem_free(profiles);
    return set_listed(arena, docs);
}
