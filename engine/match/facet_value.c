/* Listing the values of facets by what their types say. */
#include "engine/match/facet_value.h"

#include <assert.h>
#include <stdlib.h>

#include "engine/match/facet_counts.h"
#include "engine/match/facet_type.h"

static const struct facet_type *const types[FACET_COUNT_] = {
#define FACET_ROW(NAME, name, label, by_default) &name##_facet,
    FACETS(FACET_ROW)
#undef FACET_ROW
};

const struct facet_type *facet_type(enum facet facet)
{
    return types[facet];
}

static int by_count(const void *a, const void *b)
{
    const struct facet_value *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_compare(x->label, y->label);
}

static struct facet_list list_of(const struct facet_lister *lister,
                                 const struct facet_type *type, const uint32_t *counts,
                                 uint32_t n)
{
    size_t n_listed = 0, kept = 0;
    for (uint32_t i = 0; i < n; i++)
        n_listed += counts[i] || type->stays(lister, i);
    struct facet_value *values = arena_array(lister->arena, n_listed, sizeof *values);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = type->newest_first ? n - 1 - i : i;
        if (!counts[number] && !type->stays(lister, number))
            continue;
        assert(kept < n_listed);
        values[kept] = type->value(lister, number);
        values[kept++].count = counts[number];
    }
    if (type->by_count && kept)
        qsort(values, kept, sizeof *values, by_count);
    if (type->most && kept > type->most)
        kept = type->most;
    return (struct facet_list){values, kept};
}

void facet_values_make(struct facet_list lists[FACET_COUNT_],
                       const struct facet_counts *counts,
                       const struct search_request *request, const struct index *index,
                       struct arena *arena)
{
    struct facet_lister lister = {request, index, arena};
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        lists[i] = counts->at[i] ? list_of(&lister, types[i], counts->at[i], counts->n[i])
                                 : (struct facet_list){NULL, 0};
}
