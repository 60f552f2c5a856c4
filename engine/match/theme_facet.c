/* The facet of themes: a document counts for its themes and for the themes above them. */
#include "engine/match/facet_type.h"

static uint32_t n_values(const struct index *index)
{
    return (uint32_t)vocabulary_n_themes(index->vocabulary);
}

static void put(uint32_t *counts, const struct columns *columns, uint32_t number,
                uint32_t n)
{
    struct theme_set themes = columns_themes(columns, number);
    for (unsigned word = 0; word < COUNT_OF(themes.bits); word++)
        for (uint64_t left = themes.bits[word]; left; left &= left - 1)
            counts[word * 64 + (unsigned)__builtin_ctzll(left)] += n;
}

static bool is_theme_selected(const struct facet_lister *l, uint32_t i)
{
    return theme_set_has(&l->request->themes, i);
}

static struct facet_value theme_value(const struct facet_lister *l, uint32_t i)
{
    const struct theme *theme = vocabulary_theme(l->index->vocabulary, i);
    return (struct facet_value){str_of(theme->slug), str_of(theme->label), 0,
                                theme->parent >= 0, is_theme_selected(l, i)};
}

const struct facet_type theme_facet = {
    .source = FACET_OF_THEME_SETS,
    .filter = FILTER_THEME,
    .n_values = n_values,
    .put = put,
    .value = theme_value,
    .stays = is_theme_selected,
    .by_count = true,
};
