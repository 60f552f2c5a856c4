/* The facet of regions: all of them, whatever the count, and "national" for documents of
 * no region. */
#include "engine/match/facet_type.h"

static uint32_t n_values(const struct index *index)
{
    (void)index;
    return REGION_MAX + 1;
}

static void put(uint32_t *counts, const struct columns *columns, uint32_t number,
                uint32_t n)
{
    region_set regions = columns_profile(columns, number).regions;
    counts[REGION_MAX] += regions ? 0 : n;
    for (uint32_t left = regions; left; left &= left - 1)
        counts[__builtin_ctz(left)] += n;
}

static bool is_region(const struct facet_lister *l, uint32_t i)
{
    return i == REGION_MAX || i < vocabulary_n_regions(l->index->vocabulary);
}

static struct facet_value region_value(const struct facet_lister *l, uint32_t i)
{
    const struct vocabulary *v = l->index->vocabulary;
    bool selected = l->request->regions >> i & 1U;
    if (i == REGION_MAX)
        return (struct facet_value){STR("national"), STR("National"), 0, 0, selected};
    const struct region *region = vocabulary_region(v, i);
    return (struct facet_value){str_of(region->code), str_of(region->label), 0, 0,
                                selected};
}

const struct facet_type region_facet = {
    .source = FACET_OF_PROFILES,
    .filter = FILTER_REGION,
    .n_values = n_values,
    .put = put,
    .value = region_value,
    .stays = is_region,
};
