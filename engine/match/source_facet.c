/* The facet of the sources that documents name. Number 0 stands for none and is not
 * counted. */
#include "engine/match/facet_type.h"

/** Most sources that are listed. */
#define SOURCES_SHOWN_MAX 100

static uint32_t n_values(const struct index *index)
{
    return index->columns.n_sources + 1;
}

static void put(uint32_t *counts, const struct columns *columns, uint32_t number,
                uint32_t n)
{
    uint32_t source = columns_profile(columns, number).source;
    if (source)
        counts[source] += n;
}

static bool is_source_selected(const struct facet_lister *l, uint32_t i)
{
    bool selected = false;
    for (size_t j = 0; i && j < l->request->n_sources; j++)
        selected = selected || str_equal(columns_source(&l->index->columns, i).slug,
                                         l->request->sources[j]);
    return selected;
}

static struct facet_value source_value(const struct facet_lister *l, uint32_t i)
{
    struct column_source source = columns_source(&l->index->columns, i);
    return (struct facet_value){source.slug, source.label, 0, 0,
                                is_source_selected(l, i)};
}

const struct facet_type source_facet = {
    .source = FACET_OF_PROFILES,
    .filter = FILTER_SOURCE,
    .n_values = n_values,
    .put = put,
    .value = source_value,
    .stays = is_source_selected,
    .by_count = true,
    .most = SOURCES_SHOWN_MAX,
};
