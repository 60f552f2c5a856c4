/* Uniting bitmaps; a period is a range of numbers, for these run newest first. */
#include "engine/value_sets.h"

#include "engine/periods.h"

static void add_value(roaring_bitmap_t *docs, const struct index *index, enum facet facet,
                      unsigned value)
{
    const roaring_bitmap_t *of_value =
        bitmaps_facet_value(index->bitmaps, (uint32_t)facet, value);
    if (of_value)
        roaring_bitmap_or_inplace(docs, of_value);
}

roaring_bitmap_t *documents_of_regions(const struct index *index, region_set regions)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (region_set left = regions; left; left &= left - 1)
        add_value(docs, index, FACET_REGION, (unsigned)__builtin_ctz(left));
    return docs;
}

roaring_bitmap_t *documents_of_themes(const struct index *index,
                                      const struct theme_set *themes)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (unsigned theme = 0; theme < THEME_MAX; theme++)
        if (theme_set_has(themes, theme))
            add_value(docs, index, FACET_THEME, theme);
    return docs;
}

roaring_bitmap_t *documents_of_kinds(const struct index *index, uint32_t kinds)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (uint32_t left = kinds; left; left &= left - 1)
        add_value(docs, index, FACET_KIND, (unsigned)__builtin_ctz(left));
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
