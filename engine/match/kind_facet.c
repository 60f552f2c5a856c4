/* The facet of the kinds of documents. */
#include "engine/match/facet_type.h"

static uint32_t n_values(const struct index *index)
{
    (void)index;
    return KIND_COUNT_;
}

static void put(uint32_t *counts, const struct columns *columns, uint32_t number,
                uint32_t n)
{
    counts[columns_profile(columns, number).kind] += n;
}

static bool is_kind_selected(const struct facet_lister *l, uint32_t i)
{
    return l->request->kinds >> i & 1U;
}

static struct facet_value kind_value(const struct facet_lister *l, uint32_t i)
{
    return (struct facet_value){str_of(kind_slug((enum kind)i)),
                                str_of(kind_label((enum kind)i)), 0, 0,
                                is_kind_selected(l, i)};
}

const struct facet_type kind_facet = {
    .source = FACET_OF_PROFILES,
    .filter = FILTER_KIND,
    .n_values = n_values,
    .put = put,
    .value = kind_value,
    .stays = is_kind_selected,
    .by_count = true,
};
