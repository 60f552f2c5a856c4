/* Counting by profile first: documents share few of them, so that the regions of each are
 * gone through once for all of its documents. */
#include "engine/compare/compare_count.h"

static uint32_t profile_of(const struct columns *columns, uint32_t docid)
{
    return column_at(columns->profiles.of, docid);
}

static void put(struct compare_counts *counts, const struct column_profile *profile,
                uint32_t n)
{
    uint32_t kind = profile->kind < KIND_COUNT_ ? profile->kind : KIND_DOCUMENT;
    counts->at[COMPARE_ALL][kind] += n;
    if (!profile->regions)
        counts->at[COMPARE_NATIONAL][kind] += n;
    for (uint32_t left = profile->regions; left; left &= left - 1)
        counts->at[__builtin_ctz(left)][kind] += n;
}

void compare_count(struct compare_counts *out, const struct doc_list *docs,
                   const struct columns *columns, struct arena *arena)
{
    uint32_t n = columns->profiles.n;
    /* A damaged file may give a number beyond the table: those share the last place. */
    uint32_t *sums = arena_array(arena, (size_t)n + 1, sizeof *sums);
    for (uint32_t i = 0; i < docs->n; i++) {
        uint32_t profile = profile_of(columns, docs->docids[i]);
        sums[profile < n ? profile : n]++;
    }
    *out = (struct compare_counts){{{0}}};
    for (uint32_t i = 0; i <= n; i++) {
        struct column_profile profile = columns_profile(columns, i);
        if (sums[i])
            put(out, &profile, sums[i]);
    }
    for (size_t row = 0; row < COMPARE_ROWS; row++)
        for (size_t kind = 0; kind < KIND_COUNT_; kind++)
            out->at[row][KIND_COUNT_] += out->at[row][kind];
}

/** The rows of each profile, a bit each; those of no region have that of
 *  COMPARE_NATIONAL. */
static const uint32_t *rows_of_profiles(const struct columns *columns,
                                        struct arena *arena)
{
    uint32_t n = columns->profiles.n;
    uint32_t *rows = arena_array(arena, (size_t)n + 1, sizeof *rows);
    for (uint32_t i = 0; i <= n; i++) {
        region_set regions = columns_profile(columns, i).regions;
        rows[i] = regions ? regions : 1U << COMPARE_NATIONAL;
    }
    return rows;
}

struct doc_list *compare_deal(const struct doc_list *docs,
                              const struct compare_counts *counts,
                              const struct columns *columns, struct arena *arena)
{
    struct doc_list *lists = arena_array(arena, COMPARE_ALL, sizeof *lists);
    for (size_t row = 0; row < COMPARE_ALL; row++)
        lists[row].docids =
            arena_room(arena, counts->at[row][KIND_COUNT_], sizeof(uint32_t));
    uint32_t n = columns->profiles.n;
    const uint32_t *rows = rows_of_profiles(columns, arena);
    for (uint32_t i = 0; i < docs->n; i++) {
        uint32_t profile = profile_of(columns, docs->docids[i]);
        for (uint32_t left = rows[profile < n ? profile : n]; left; left &= left - 1) {
            struct doc_list *list = &lists[__builtin_ctz(left)];
            list->docids[list->n++] = docs->docids[i];
        }
    }
    return lists;
}
