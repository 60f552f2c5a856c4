/* The table of facets that are terms of the database. */
#include "engine/store/xapian/xapian_values.h"

#include "engine/vocabulary/kind.h"

static const char *slug_of_region(const struct vocabulary *vocabulary, size_t i)
{
    if (i == REGION_MAX)
        return XAPIAN_NATIONAL;
    return i < vocabulary_n_regions(vocabulary) ? vocabulary_region(vocabulary, i)->slug
                                                : NULL;
}

static const char *slug_of_theme(const struct vocabulary *vocabulary, size_t i)
{
    return i < vocabulary_n_themes(vocabulary) ? vocabulary_theme(vocabulary, i)->slug
                                               : NULL;
}

static const char *slug_of_kind(const struct vocabulary *vocabulary, size_t i)
{
    (void)vocabulary;
    return i < KIND_COUNT_ ? kind_slug((enum kind)i) : NULL;
}

static const struct {
    size_t n;
    enum xapian_prefix prefix;
    const char *(*slug)(const struct vocabulary *vocabulary, size_t i);
} facets[STORE_FACET_COUNT_] = {
    [STORE_REGION] = {REGION_MAX + 1, XAPIAN_REGION, slug_of_region},
    [STORE_THEME] = {THEME_MAX, XAPIAN_THEME, slug_of_theme},
    [STORE_KIND] = {KIND_COUNT_, XAPIAN_KIND, slug_of_kind},
};

size_t xapian_n_values(enum store_facet facet)
{
    return facets[facet].n;
}

enum xapian_prefix xapian_value_prefix(enum store_facet facet)
{
    return facets[facet].prefix;
}

const char *xapian_value_slug(const struct vocabulary *vocabulary, enum store_facet facet,
                              size_t value)
{
    return facets[facet].slug(vocabulary, value);
}
