/* Term after term over a block of candidates at a time: what is added up stays in the cache, and nothing is kept for a
 * document that is not among the best. Those that the terms to come cannot bring among them are left out (Turtle and Flood
 * 1995, « Query evaluation: strategies and optimizations », max score). */
#include "engine/rank_first.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/rank_parts.h"
#include "engine/rank_ways.h"

/** Candidates scored at a time. */
#define BLOCK 4096U

/** A term and how far its list was read. */
struct reading {
    const struct rank_term *term;
    struct list_cursor cursor;
};

/** A way to say a word, and how far its lists were read. */
struct way_reading {
    const roaring_bitmap_t *docs; /* of a synonym; NULL: all */
    struct reading *at;
    size_t n;
};

/** What scores by its best way: a word, or, of a word with one way, one term alone. */
struct unit {
    struct way_reading *at;
    size_t n;
    double most;        /* no document gets more of it */
    uint64_t documents; /* in its lists */
};

#define UNITS_MAX (PLAN_WORDS_MAX * RANK_FAMILIES)

/** All units, those of few documents first: they tell most, and cost least. */
struct units {
    struct unit at[UNITS_MAX];
    double rest[UNITS_MAX +
                1]; /* the most that this unit and those behind it give together */
    size_t n;
};

/** The candidates of one block that may still be among the best. */
struct block {
    uint32_t docids[BLOCK];
    double scores[BLOCK];
    size_t n;
    double best[BLOCK], sums[BLOCK]; /* scratch */
};

/** The best so far: a heap, the worst first. */
struct best {
    struct ranked *at;
    size_t n, wanted;
};

static bool is_worse(struct ranked a, struct ranked b)
{
    return a.score < b.score || (a.score <= b.score && a.docid > b.docid);
}

static void sink(struct best *best, size_t i)
{
    struct ranked moved = best->at[i];
    for (size_t child; (child = 2 * i + 1) < best->n; i = child) {
        if (child + 1 < best->n && is_worse(best->at[child + 1], best->at[child]))
            child++;
        if (!is_worse(best->at[child], moved))
            break;
        best->at[i] = best->at[child];
    }
    best->at[i] = moved;
}

static void rise(struct best *best, size_t i)
{
    struct ranked moved = best->at[i];
    for (; i && is_worse(moved, best->at[(i - 1) / 2]); i = (i - 1) / 2)
        best->at[i] = best->at[(i - 1) / 2];
    best->at[i] = moved;
}

static void offer(struct best *best, struct ranked found)
{
    if (best->n < best->wanted) {
        best->at[best->n++] = found;
        rise(best, best->n - 1);
    } else if (is_worse(best->at[0], found)) {
        best->at[0] = found;
        sink(best, 0);
    }
}

/** Add to @p sums what the term weighs in the @p n increasing documents. */
static void add_term(double *sums, struct reading *reading, const uint32_t *docids,
                     size_t n)
{
    const struct rank_term *term = reading->term;
    struct list_cursor *cursor = &reading->cursor;
    for (size_t i = 0; i < n && list_seek(cursor, docids[i]);) {
        const uint32_t *at = cursor->docids;
        uint32_t last = at[cursor->n - 1];
        for (; i < n && docids[i] <= last; i++) {
            while (*at < docids[i])
                at++;
            if (*at == docids[i])
                sums[i] +=
                    term->factor *
                    term->saturation->of[list_count(
                        cursor, (size_t)(at - cursor->docids))][term->lengths[*at]];
        }
    }
}

/** Nothing is added where the synonym is not said. */
static void keep_said(double *sums, const roaring_bitmap_t *docs, const uint32_t *docids,
                      size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sums[i] > 0 && !roaring_bitmap_contains(docs, docids[i]))
            sums[i] = 0;
}

static void add_way(double *to, struct way_reading *way, const uint32_t *docids, size_t n)
{
    for (size_t i = 0; i < way->n; i++)
        add_term(to, &way->at[i], docids, n);
    if (way->docs)
        keep_said(to, way->docs, docids, n);
}

static void add_unit(struct block *block, const struct unit *unit)
{
    size_t n = block->n;
    if (unit->n == 1 && !unit->at->docs) {
        add_way(block->scores, unit->at, block->docids, n);
        return;
    }
    memset(block->best, 0, n * sizeof *block->best);
    for (size_t i = 0; i < unit->n; i++) {
        memset(block->sums, 0, n * sizeof *block->sums);
        add_way(block->sums, &unit->at[i], block->docids, n);
        for (size_t j = 0; j < n; j++)
            block->best[j] =
                block->sums[j] > block->best[j] ? block->sums[j] : block->best[j];
    }
    for (size_t i = 0; i < n; i++)
        block->scores[i] += block->best[i];
}

static struct way_reading read_terms(const struct rank_way *way,
                                     const struct rank_term *terms, size_t n,
                                     struct arena *arena)
{
    struct way_reading reading = {.docs = way->synonym ? way->synonym->docs : NULL,
                                  .at = arena_array(arena, n, sizeof *reading.at),
                                  .n = n};
    for (size_t i = 0; i < n; i++) {
        reading.at[i].term = &terms[i];
        list_cursor_open(&reading.at[i].cursor, &terms[i].list);
    }
    return reading;
}

static void add_reading(struct unit *unit, struct way_reading reading)
{
    double most = 0;
    for (size_t i = 0; i < reading.n; i++) {
        most += reading.at[i].term->factor;
        unit->documents += reading.at[i].term->list.n;
    }
    unit->at[unit->n++] = reading;
    unit->most = most > unit->most ? most : unit->most;
}

static struct unit *new_unit(struct units *units, size_t n_ways, struct arena *arena)
{
    struct unit *unit = &units->at[units->n++];
    *unit = (struct unit){.at = arena_array(arena, n_ways, sizeof *unit->at)};
    return unit;
}

static void add_units(struct units *units, const struct rank_ways *ways,
                      struct arena *arena)
{
    if (ways->n == 1 && !ways->at->synonym) {
        const struct rank_way *way = ways->at;
        for (size_t i = 0; i < way->n; i++)
            add_reading(new_unit(units, 1, arena),
                        read_terms(way, &way->terms[i], 1, arena));
        return;
    }
    struct unit *unit = new_unit(units, ways->n, arena);
    for (size_t i = 0; i < ways->n; i++)
        add_reading(unit,
                    read_terms(&ways->at[i], ways->at[i].terms, ways->at[i].n, arena));
}

static int fewest_first(const void *a, const void *b)
{
    const struct unit *x = a, *y = b;
    return (x->documents > y->documents) - (x->documents < y->documents);
}

static struct units *units_of(const struct plan *plan)
{
    struct units *units = arena_alloc(plan->arena, sizeof *units);
    struct rank_ways ways[PLAN_WORDS_MAX];
    size_t n = rank_ways_of(ways, plan);
    for (size_t i = 0; i < n; i++)
        add_units(units, &ways[i], plan->arena);
    if (units->n)
        qsort(units->at, units->n, sizeof *units->at, fewest_first);
    for (size_t i = units->n; i-- > 0;)
        units->rest[i] = units->rest[i + 1] + units->at[i].most;
    return units;
}

/** The @p wanted-th greatest of @p n scores: quickselect; @p at is reordered. */
static double nth_greatest(double *at, size_t n, size_t wanted)
{
    size_t low = 0, high = n - 1, k = wanted - 1;
    while (low < high) {
        double pivot = at[low + (high - low) / 2];
        size_t i = low, j = high;
        while (i <= j) {
            while (at[i] > pivot)
                i++;
            while (at[j] < pivot)
                j--;
            if (i > j)
                break;
            double moved = at[i];
            at[i++] = at[j];
            at[j] = moved;
            if (!j--)
                break;
        }
        if (k <= j && j < n)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return at[k];
}

/** Candidates are thinned out when reading what is left costs more than that. */
#define THIN_SHARE 2U

/** What the block's candidates must reach to be among the best: of all before, and of this block alone. */
static double least_of(struct block *block, const struct best *best)
{
    double least = best->n == best->wanted ? best->at[0].score : 0;
    if (block->n <= best->wanted)
        return least;
    memcpy(block->sums, block->scores, block->n * sizeof *block->sums);
    double own = nth_greatest(block->sums, block->n, best->wanted);
    return own > least ? own : least;
}

/** Drop those that all of @p rest would not bring among the best. What is added up in another order may differ in its last
 *  bits: a hair more is let through. */
static void thin_out(struct block *block, const struct best *best, double rest)
{
    double least = least_of(block, best) * (1 - 1e-9) - rest;
    size_t n = 0;
    for (size_t i = 0; i < block->n; i++) {
        if (block->scores[i] < least)
            continue;
        block->docids[n] = block->docids[i];
        block->scores[n++] = block->scores[i];
    }
    block->n = n;
}

static void score(struct block *block, struct units *units, const struct best *best)
{
    for (size_t i = 0; i < units->n && block->n; i++) {
        if (i && units->at[i].documents > THIN_SHARE * block->n)
            thin_out(block, best, units->rest[i]);
        add_unit(block, &units->at[i]);
    }
}

int ranked_best_first(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->score > y->score)
        return -1;
    if (x->score < y->score)
        return 1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

size_t rank_first(struct ranked *out, size_t wanted, const struct plan *plan,
                  const struct filtered *among)
{
    struct units *units = units_of(plan);
    struct block *block = arena_alloc(plan->arena, sizeof *block);
    struct best best = {out, 0, wanted};
    for (uint32_t first = 0; wanted && first < among->n; first += BLOCK) {
        block->n = among->n - first < BLOCK ? among->n - first : BLOCK;
        memcpy(block->docids, among->docids + first, block->n * sizeof *block->docids);
        memset(block->scores, 0, block->n * sizeof *block->scores);
        score(block, units, &best);
        for (size_t i = 0; i < block->n; i++)
            offer(&best, (struct ranked){block->docids[i], block->scores[i]});
    }
    if (best.n)
        qsort(best.at, best.n, sizeof *best.at, ranked_best_first);
    return best.n;
}
