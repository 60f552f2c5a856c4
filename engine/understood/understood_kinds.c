/* Finds the names of kinds in a query: « actualités », « chiffres clés ». */
#include "engine/understood/understood_parts.h"

/** The number of words of the name of a kind that begins at word @p i; 0 for none. */
static size_t kind_at(struct query_reading *r, const struct str *stems, size_t i)
{
    const struct facet_names *names = r->index->facet_names;
    size_t n_free = 0;
    while (i + n_free < r->n && r->use[i + n_free] == WORD_FREE)
        n_free++;
    const struct facet_name *name = facet_names_find(names, stems + i, n_free, NULL);
    while (name && (name->facet != NAMED_KIND || name->only_evokes))
        name = facet_names_find(names, stems + i, n_free, name);
    if (name)
        r->kinds |= 1U << name->value;
    return name ? name->n : 0;
}

void reading_find_kinds(struct query_reading *r)
{
    struct str *stems = arena_array(r->arena, r->n, sizeof *stems);
    for (size_t i = 0; i < r->n; i++)
        stems[i] = r->words[i]->stem;
    for (size_t i = 0; i < r->n; i++) {
        size_t n = kind_at(r, stems, i);
        for (size_t j = 0; j < n; j++)
            r->use[i + j] = WORD_KIND;
        i += n ? n - 1 : 0;
    }
}
