/* One bitmap a value, filled in the order of the documents. */
#include "engine/build/build_facets.h"

#include "base/memory.h"
#include "engine/request/request.h"

/** The sets of one facet's values. */
struct sets {
    roaring_bitmap_t **at;
    size_t n;
};

typedef void row_put(struct sets *sets, const struct column_row *row, uint32_t docid);

static void put_regions(struct sets *sets, const struct column_row *row, uint32_t docid)
{
    if (!row->regions)
        roaring_bitmap_add(sets->at[REGION_MAX], docid);
    for (uint32_t left = row->regions; left; left &= left - 1)
        roaring_bitmap_add(sets->at[__builtin_ctz(left)], docid);
}

static void put_themes(struct sets *sets, const struct column_row *row, uint32_t docid)
{
    for (unsigned word = 0; word < THEME_MAX / 64; word++)
        for (uint64_t left = row->themes[word]; left; left &= left - 1)
            roaring_bitmap_add(sets->at[word * 64 + (unsigned)__builtin_ctzll(left)],
                               docid);
}

static void put_kind(struct sets *sets, const struct column_row *row, uint32_t docid)
{
    roaring_bitmap_add(sets->at[row->kind], docid);
}

static const struct {
    enum facet facet;
    size_t n;
    row_put *put;
} facets[] = {
    {FACET_REGION, REGION_MAX + 1, put_regions},
    {FACET_THEME, THEME_MAX, put_themes},
    {FACET_KIND, KIND_COUNT_, put_kind},
};

static void build_facet(struct bitmaps_writer *bitmaps, const struct build *build,
                        size_t facet, uint32_t *numbers)
{
    struct sets sets = {mem_new_array(facets[facet].n, sizeof(roaring_bitmap_t *)),
                        facets[facet].n};
    for (size_t i = 0; i < sets.n; i++)
        sets.at[i] = roaring_bitmap_create();
    for (size_t i = 0; i < build->n; i++)
        facets[facet].put(&sets, &build->entries[i].row, (uint32_t)i + 1);
    for (size_t i = 0; i < sets.n; i++) {
        numbers[i] = bitmaps_write_add(bitmaps, sets.at[i]);
        roaring_bitmap_free(sets.at[i]);
    }
    mem_free(sets.at);
}

void build_facets(struct bitmaps_writer *bitmaps, const struct build *build)
{
    uint32_t numbers[COUNT_OF(facets)][THEME_MAX];
    for (size_t i = 0; i < COUNT_OF(facets); i++)
        build_facet(bitmaps, build, i, numbers[i]);
    for (size_t i = 0; i < COUNT_OF(facets); i++)
        bitmaps_write_facet(bitmaps, (uint32_t)facets[i].facet, numbers[i], facets[i].n);
}
