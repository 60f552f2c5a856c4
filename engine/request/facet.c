/* Names and labels of the facets. */
#include "engine/request/facet.h"

#include <assert.h>

static const struct {
    const char *name;
    const char *label;
} facets[FACET_COUNT_] = {
#define FACET_ROW(NAME, name, label, by_default) {#name, label},
    FACETS(FACET_ROW)
#undef FACET_ROW
};

uint32_t facets_by_default(void)
{
#define FACET_BIT(NAME, name, label, by_default) | (uint32_t)(by_default) << FACET_##NAME
    return 0 FACETS(FACET_BIT);
#undef FACET_BIT
}

const char *facet_name(enum facet facet)
{
    assert(facet < FACET_COUNT_);
    return facets[facet].name;
}

const char *facet_label(enum facet facet)
{
    assert(facet < FACET_COUNT_);
    return facets[facet].label;
}
