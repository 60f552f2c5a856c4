/* Counting the values of facets. Documents share profiles and sets of themes, so the
 * documents of each profile or set are counted first, and its values are counted once for
 * all of them. Decision 0032 has the measurements. */
#include "engine/match/facet_counts.h"

#include <string.h>

#include "engine/match/facet_type.h"
#include "engine/store/flat/periods.h"

struct facet_counts facet_counts_new(uint32_t facets, const struct index *index,
                                     struct arena *arena)
{
    struct facet_counts counts = {{NULL}, {0}};
    for (unsigned i = 0; i < FACET_COUNT_; i++) {
        counts.n[i] = facet_type((enum facet)i)->n_values(index);
        if (facets >> i & 1U)
            counts.at[i] = arena_array(arena, counts.n[i], sizeof *counts.at[i]);
    }
    return counts;
}

struct counted counted_of(const struct doc_set *docs, const struct columns *columns,
                          struct arena *arena)
{
    struct doc_list all = doc_set_list(docs, arena);
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

/** Those of them that are read from @p source, a bit each. */
static uint32_t facets_of(const struct counting *c, enum facet_source source)
{
    uint32_t facets = 0;
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        if (c->facets >> i & 1U && facet_type((enum facet)i)->source == source)
            facets |= 1U << i;
    return facets;
}

/** Count @p n documents more for what @p number stands for in each of @p facets. */
static void put(const struct counting *c, uint32_t facets, uint32_t number, uint32_t n)
{
    for (uint32_t left = facets; left; left &= left - 1) {
        enum facet facet = (enum facet)__builtin_ctz(left);
        facet_type(facet)->put(c->counts->at[facet], c->columns, number, n);
    }
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
    struct doc_list absent = doc_set_list_absent(counted->docs, c->columns->n, c->arena);
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

static void count_shared(const struct counting *c, enum facet_source source,
                         const struct column_shared *shared,
                         const struct facet_side *side)
{
    uint32_t facets = facets_of(c, source);
    if (!facets)
        return;
    if (!side->is_absent && side->n < shared->n / TALLY_SHARE) {
        for (uint32_t i = 0; i < side->n; i++)
            put(c, facets, column_at(shared->of, side->docids[i]), 1);
        return;
    }
    const uint32_t *sums = tally(shared, side, c->arena);
    for (uint32_t i = 0; i < shared->n; i++)
        if (sums[i])
            put(c, facets, i, sums[i]);
}

static void count_periods(const struct counting *c, const struct counted *counted)
{
    for (uint32_t left = facets_of(c, FACET_OF_PERIODS); left; left &= left - 1) {
        enum facet facet = (enum facet)__builtin_ctz(left);
        periods_count(c->counts->at[facet], c->columns, facet_type(facet)->months,
                      counted->docids, counted->n);
    }
}

void facet_counts_add(struct facet_counts *counts, uint32_t facets,
                      const struct counted *counted, const struct columns *columns,
                      struct arena *arena)
{
    struct counting c = {counts, facets, columns, arena};
    struct facet_side side = side_of(counted, &c);
    count_shared(&c, FACET_OF_PROFILES, &columns->profiles, &side);
    count_shared(&c, FACET_OF_THEME_SETS, &columns->theme_sets, &side);
    count_periods(&c, counted);
}
