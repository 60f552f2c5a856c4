/* Counting the values of facets: the sets of the values meet the set of the documents, or the documents' rows are read. */
#include "engine/facet_lists.h"

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena)
{
    struct facet_counts counts = {{NULL}, {0}};
    uint32_t years = index->periods.n_years;
    const uint32_t n[FACET_COUNT_] = {
        [FACET_REGION] = REGION_MAX + 1,
        [FACET_THEME] = (uint32_t)vocabulary_n_themes(index->vocabulary),
        [FACET_KIND] = KIND_COUNT_,
        [FACET_YEAR] = years,
        [FACET_MONTH] = years * 12,
        [FACET_SOURCE] = index->columns.n_sources + 1,
    };
    for (unsigned i = 0; i < FACET_COUNT_; i++) {
        counts.n[i] = n[i];
        if (facets >> i & 1U)
            counts.at[i] = arena_array(arena, n[i], sizeof *counts.at[i]);
    }
    return counts;
}

typedef void row_count(uint32_t *at, const struct column_row *row);

static void count_regions(uint32_t *at, const struct column_row *row)
{
    at[REGION_MAX] += row->regions == 0;
    for (uint32_t left = row->regions; left; left &= left - 1)
        at[__builtin_ctz(left)]++;
}

static void count_themes(uint32_t *at, const struct column_row *row)
{
    for (unsigned word = 0; word < THEME_MAX / 64; word++)
        for (uint64_t left = row->themes[word]; left; left &= left - 1)
            at[word * 64 + (unsigned)__builtin_ctzll(left)]++;
}

static void count_kind(uint32_t *at, const struct column_row *row)
{
    at[row->kind]++;
}

static void count_source(uint32_t *at, const struct column_row *row)
{
    at[row->source] += row->source != 0;
}

/** The facets whose values are sets, or stand in rows: all but the periods. */
static row_count *const row_counts[FACET_COUNT_] = {
    [FACET_REGION] = count_regions,
    [FACET_THEME] = count_themes,
    [FACET_KIND] = count_kind,
    [FACET_SOURCE] = count_source,
};

/** Documents so dense that sets of them are stored as bits: a value costs as much as some hundred rows. */
#define DENSE_SHARE 16U

static bool has_sets(enum facet facet, const struct index *index)
{
    return bitmaps_facet_value(index->bitmaps, (uint32_t)facet, 0) != NULL;
}

static void count_sets(uint32_t *at, uint32_t n, enum facet facet,
                       const struct counted *counted, const struct index *index)
{
    for (uint32_t i = 0; i < n; i++) {
        const roaring_bitmap_t *of_value =
            bitmaps_facet_value(index->bitmaps, (uint32_t)facet, i);
        if (of_value)
            at[i] += (uint32_t)roaring_bitmap_and_cardinality(counted->docs, of_value);
    }
}

static void count_rows(uint32_t *at, row_count *count, const struct counted *counted,
                       const struct columns *columns)
{
    for (uint32_t i = 0; i < counted->n && counted->docids[i] <= columns->n; i++)
        count(at, columns_row(columns, counted->docids[i]));
}

void facet_counts_add(struct facet_counts *counts, enum facet facet,
                      const struct counted *counted, const struct index *index)
{
    uint32_t *at = counts->at[facet];
    if (!row_counts[facet])
        periods_count(at, &index->periods, facet == FACET_YEAR ? 12 : 1, counted->docids,
                      counted->n);
    else if (counted->n > index->columns.n / DENSE_SHARE && has_sets(facet, index))
        count_sets(at, counts->n[facet], facet, counted, index);
    else
        count_rows(at, row_counts[facet], counted, &index->columns);
}
