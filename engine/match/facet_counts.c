/* Counting the values of facets. Documents share profiles and sets of themes, so the
 * documents of each profile or set are counted first, and its values are counted once for
 * all of them. Decision 0032 has the measurements. */
#include "engine/match/facet_counts.h"

#include <string.h>

#include "engine/match/filter.h"
#include "engine/store/flat/periods.h"

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena)
{
    struct facet_counts counts = {{NULL}, {0}};
    uint32_t years = index->columns.n_years;
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

struct counted counted_of(const roaring_bitmap_t *docs, const struct columns *columns,
                          struct arena *arena)
{
    struct filtered all = filtered_of(docs, arena);
    while (all.n && all.docids[all.n - 1] > columns->n)
        all.n--;
    return (struct counted){docs, all.docids, all.n};
}

/** What is counted now: `facets` has a bit for each facet of @p counts. */
struct counting {
    struct facet_counts *counts;
    uint32_t facets;
    const struct columns *columns;
    struct arena *arena;
};

static bool is_counted(const struct counting *c, enum facet facet)
{
    return c->facets >> facet & 1U;
}

static void put_profile(const struct counting *c, uint32_t number, uint32_t n)
{
    struct column_profile profile = columns_profile(c->columns, number);
    if (is_counted(c, FACET_KIND))
        c->counts->at[FACET_KIND][profile.kind] += n;
    if (is_counted(c, FACET_SOURCE) && profile.source)
        c->counts->at[FACET_SOURCE][profile.source] += n;
    if (!is_counted(c, FACET_REGION))
        return;
    uint32_t *regions = c->counts->at[FACET_REGION];
    regions[REGION_MAX] += profile.regions ? 0 : n;
    for (uint32_t left = profile.regions; left; left &= left - 1)
        regions[__builtin_ctz(left)] += n;
}

static void put_themes(const struct counting *c, uint32_t number, uint32_t n)
{
    struct theme_set themes = columns_themes(c->columns, number);
    uint32_t *at = c->counts->at[FACET_THEME];
    for (unsigned word = 0; word < COUNT_OF(themes.bits); word++)
        for (uint64_t left = themes.bits[word]; left; left &= left - 1)
            at[word * 64 + (unsigned)__builtin_ctzll(left)] += n;
}

/** The documents that are counted. Where most documents match, the others are counted and
 *  taken off the totals. */
struct facet_side {
    const uint32_t *docids;
    uint32_t n;
    bool is_absent;
};

static struct facet_side side_of(const struct counted *counted, const struct counting *c)
{
    if (counted->n <= c->columns->n / 2)
        return (struct facet_side){counted->docids, counted->n, false};
    roaring_bitmap_t *docs =
        roaring_bitmap_flip(counted->docs, 1, (uint64_t)c->columns->n + 1);
    struct counted absent = counted_of(docs, c->columns, c->arena);
    roaring_bitmap_free(docs);
    return (struct facet_side){absent.docids, absent.n, true};
}

/** A power of two that has a place for each of @p n numbers. A damaged file may hold any
 *  number: masked, it has a place too. */
static uint32_t n_places(uint32_t n)
{
    uint32_t places = 1;
    while (places < n)
        places *= 2;
    return places;
}

/** How many documents one round of the loop adds up: the loop itself costs nearly as much
 *  as an addition. */
#define TOGETHER 4U

/** Sums by number. Where many documents are counted, each of the TOGETHER documents of a
 *  round has an array of sums of its own. With a single array, a number that most
 *  documents share would make each addition wait for the one before it to be stored. */
struct sums {
    uint32_t *at;
    uint32_t places;
    /** The distance from one array of sums to the next; 0 where there is one. */
    uint32_t stride;
};

static struct sums sums_new(uint32_t n, const struct facet_side *side,
                            struct arena *arena)
{
    uint32_t places = n_places(n);
    uint32_t stride = side->n / TOGETHER > places ? places : 0;
    size_t room = places + (size_t)(TOGETHER - 1) * stride;
    return (struct sums){arena_array(arena, room, sizeof(uint32_t)), places, stride};
}

static void add_up(const struct sums *sums, const uint32_t *numbers,
                   const struct facet_side *side)
{
    uint32_t *a = sums->at, *b = a + sums->stride, *c = b + sums->stride,
             *d = c + sums->stride;
    uint32_t mask = sums->places - 1, step = side->is_absent ? UINT32_MAX : 1;
    const uint32_t *docids = side->docids;
    uint32_t n = side->n, i = 0;
    for (; n - i >= TOGETHER; i += TOGETHER) {
        a[numbers[docids[i] - 1] & mask] += step;
        b[numbers[docids[i + 1] - 1] & mask] += step;
        c[numbers[docids[i + 2] - 1] & mask] += step;
        d[numbers[docids[i + 3] - 1] & mask] += step;
    }
    for (; i < n; i++)
        a[numbers[docids[i] - 1] & mask] += step;
    for (i = 0; i < sums->stride; i++)
        a[i] += b[i] + c[i] + d[i];
}

/** How many of the counted documents have each number. */
static const uint32_t *tally(const struct column_shared *shared,
                             const struct facet_side *side, struct arena *arena)
{
    struct sums sums = sums_new(shared->n, side, arena);
    if (side->is_absent)
        memcpy(sums.at, shared->n_documents, shared->n * sizeof *sums.at);
    if (shared->of.n)
        add_up(&sums, shared->of.at, side);
    else
        sums.at[0] += side->is_absent ? 0 - side->n : side->n;
    return sums.at;
}

/** Below this share of the numbers, it is cheaper to look up each document than to go
 *  through the sums of all numbers. */
#define TALLY_SHARE 4U

static void count_shared(const struct counting *c, const struct column_shared *shared,
                         void (*put)(const struct counting *, uint32_t, uint32_t),
                         const struct facet_side *side)
{
    if (!side->is_absent && side->n < shared->n / TALLY_SHARE) {
        for (uint32_t i = 0; i < side->n; i++)
            put(c, column_at(shared->of, side->docids[i]), 1);
        return;
    }
    const uint32_t *sums = tally(shared, side, c->arena);
    for (uint32_t i = 0; i < shared->n; i++)
        if (sums[i])
            put(c, i, sums[i]);
}

void facet_counts_add(struct facet_counts *counts, uint32_t facets,
                      const struct counted *counted, const struct columns *columns,
                      struct arena *arena)
{
    struct counting c = {counts, facets, columns, arena};
    struct facet_side side = side_of(counted, &c);
    if (is_counted(&c, FACET_REGION) || is_counted(&c, FACET_KIND) ||
        is_counted(&c, FACET_SOURCE))
        count_shared(&c, &columns->profiles, put_profile, &side);
    if (is_counted(&c, FACET_THEME))
        count_shared(&c, &columns->theme_sets, put_themes, &side);
    if (is_counted(&c, FACET_YEAR))
        periods_count(counts->at[FACET_YEAR], columns, 12, counted->docids, counted->n);
    if (is_counted(&c, FACET_MONTH))
        periods_count(counts->at[FACET_MONTH], columns, 1, counted->docids, counted->n);
}
