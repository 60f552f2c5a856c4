/* Finds the documents that have given values. Regions, themes and kinds have a bitmap for
 * each value. Dates are a range of document numbers, because these run from the newest to
 * the oldest. Sources and periods of validity are read from the columns. */
#include "engine/plan/value_sets.h"

#include "base/memory.h"
#include "engine/store/flat/periods.h"
#include "engine/store/list_set.h"

static void add_value(roaring_bitmap_t *docs, struct store *store, enum store_facet facet,
                      unsigned value)
{
    const roaring_bitmap_t *of_value = store_value(store, facet, value);
    if (of_value)
        roaring_bitmap_or_inplace(docs, of_value);
}

roaring_bitmap_t *documents_of_regions(struct store *store, region_set regions)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (region_set left = regions; left; left &= left - 1)
        add_value(docs, store, STORE_REGION, (unsigned)__builtin_ctz(left));
    return docs;
}

roaring_bitmap_t *documents_of_themes(struct store *store, const struct theme_set *themes)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (unsigned theme = 0; theme < THEME_MAX; theme++)
        if (theme_set_has(themes, theme))
            add_value(docs, store, STORE_THEME, theme);
    return docs;
}

roaring_bitmap_t *documents_of_kinds(struct store *store, uint32_t kinds)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (uint32_t left = kinds; left; left &= left - 1)
        add_value(docs, store, STORE_KIND, (unsigned)__builtin_ctz(left));
    return docs;
}

roaring_bitmap_t *documents_of_dates(const struct index *index, date_day from,
                                     date_day to)
{
    const struct columns *columns = &index->columns;
    uint32_t first = to == DATE_NONE ? 1 : period_first_before(columns, to + 1);
    uint32_t end =
        from == DATE_NONE ? columns->n_dated + 1 : period_first_before(columns, from);
    return first < end ? roaring_bitmap_from_range(first, end, 1)
                       : roaring_bitmap_create();
}

roaring_bitmap_t *documents_in_force(const struct index *index, date_day day)
{
    const struct columns *columns = &index->columns;
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (uint32_t i = 0; i < columns->n_periods; i++) {
        const struct column_period *period = &columns->periods[i];
        if (column_period_has(period, day) && period->docid <= columns->n)
            roaring_bitmap_add(docs, period->docid);
    }
    return docs;
}

roaring_bitmap_t *documents_of_sources(const struct index *index,
                                       const roaring_bitmap_t *among, const bool *wanted)
{
    const struct columns *columns = &index->columns;
    bool *profiles = mem_new_array((size_t)columns->profiles.n + 1, sizeof *profiles);
    for (uint32_t i = 0; i < columns->profiles.n; i++)
        profiles[i] = wanted[columns_profile(columns, i).source];
    uint64_t n = roaring_bitmap_get_cardinality(among), kept = 0;
    uint32_t *docids = mem_new_array(n, sizeof *docids);
    roaring_bitmap_to_uint32_array(among, docids);
    for (uint64_t i = 0; i < n; i++) {
        uint32_t profile = column_at(columns->profiles.of, docids[i]);
        if (docids[i] <= columns->n && profile < columns->profiles.n && profiles[profile])
            docids[kept++] = docids[i];
    }
    roaring_bitmap_t *docs = bitmap_of_sorted(docids, (uint32_t)kept);
    mem_free(docids);
    mem_free(profiles);
    return docs;
}
