/* Term after term over a block of candidates at a time: what is added up stays in the cache, and nothing is kept for a
 * document that is not among the best. Those that the terms to come cannot bring among them are left out (Turtle and Flood
 * 1995, « Query evaluation: strategies and optimizations », max score). */
#include "engine/rank_first.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/rank_parts.h"
#include "engine/rank_seeds.h"
#include "engine/rank_ways.h"

/** Candidates scored at a time. */
#define BLOCK 4096U

/** A list that many candidates stand between is gone through by its own documents. */
#define SPARSE 2U

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

/** All units, those first that give most for what reading them costs. */
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
    uint32_t n;
    double best[BLOCK], sums[BLOCK]; /* scratch */
};

/** One question to be ranked. */
struct ranking {
    const struct plan *plan;
    const struct rank_ways *words;
    size_t n;
    struct units *units;
    struct block *block;
};

/** The best so far: a heap, the worst first. */
struct best {
    struct ranked *at;
    size_t n, wanted;
    double least; /* what others are known to reach */
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

/** What the document at @p at of the cursor's block weighs. */
static double weight_at(const struct reading *reading, size_t at)
{
    const struct rank_term *term = reading->term;
    const struct list_cursor *cursor = &reading->cursor;
    return term->factor *
           term->saturation
               ->of[list_count(cursor, at)][term->lengths[cursor->docids[at]]];
}

/** Add to @p sums what the term weighs in those of @p among, from @p from to @p to, that are in the cursor's block. */
static void add_block(double *sums, const struct reading *reading,
                      const struct filtered *among, uint32_t from, uint32_t to)
{
    const struct list_cursor *cursor = &reading->cursor;
    const uint32_t *docids = cursor->docids;
    if (to - from > SPARSE * cursor->n) {
        for (size_t at = 0; at < cursor->n; at++) {
            from = filtered_seek(among, from, docids[at]);
            if (from < to && among->docids[from] == docids[at])
                sums[from] += weight_at(reading, at);
        }
        return;
    }
    size_t at = 0;
    for (; from < to; from++) {
        while (docids[at] < among->docids[from])
            at++;
        if (docids[at] == among->docids[from])
            sums[from] += weight_at(reading, at);
    }
}

/** Add to @p sums what the term weighs in each of @p among. */
static void add_term(double *sums, struct reading *reading, const struct filtered *among)
{
    struct list_cursor *cursor = &reading->cursor;
    for (uint32_t i = 0; i < among->n && list_seek(cursor, among->docids[i]);) {
        uint32_t last = cursor->docids[cursor->n - 1];
        uint32_t end = last < UINT32_MAX ? filtered_seek(among, i, last + 1) : among->n;
        add_block(sums, reading, among, i, end);
        i = end;
    }
}

/** Nothing is added where the synonym is not said. */
static void keep_said(double *sums, const roaring_bitmap_t *docs,
                      const struct filtered *among)
{
    for (uint32_t i = 0; i < among->n; i++)
        if (sums[i] > 0 && !roaring_bitmap_contains(docs, among->docids[i]))
            sums[i] = 0;
}

static void add_way(double *to, struct way_reading *way, const struct filtered *among)
{
    for (size_t i = 0; i < way->n; i++)
        add_term(to, &way->at[i], among);
    if (way->docs)
        keep_said(to, way->docs, among);
}

static void add_unit(struct block *block, const struct unit *unit)
{
    uint32_t n = block->n;
    struct filtered among = {block->docids, n};
    if (unit->n == 1 && !unit->at->docs) {
        add_way(block->scores, unit->at, &among);
        return;
    }
    memset(block->best, 0, n * sizeof *block->best);
    for (size_t i = 0; i < unit->n; i++) {
        memset(block->sums, 0, n * sizeof *block->sums);
        add_way(block->sums, &unit->at[i], &among);
        for (uint32_t j = 0; j < n; j++)
            block->best[j] =
                block->sums[j] > block->best[j] ? block->sums[j] : block->best[j];
    }
    for (uint32_t i = 0; i < n; i++)
        block->scores[i] += block->best[i];
}

static struct way_reading read_terms(const struct rank_way *way,
                                     const struct rank_term *terms, size_t n,
                                     struct arena *arena)
{
    struct way_reading reading = {.docs = way->synonym ? way->synonym->docs : NULL,
                                  .at = arena_array(arena, n, sizeof *reading.at),
                                  .n = n};
    for (size_t i = 0; i < n; i++)
        reading.at[i].term = &terms[i];
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

/** Those first that give most for what reading them costs. */
static int cheapest_first(const void *a, const void *b)
{
    const struct unit *x = a, *y = b;
    double of_x = (double)x->documents * y->most, of_y = (double)y->documents * x->most;
    return (of_x > of_y) - (of_x < of_y);
}

static struct units *units_of(const struct rank_ways *words, size_t n,
                              struct arena *arena)
{
    struct units *units = arena_alloc(arena, sizeof *units);
    for (size_t i = 0; i < n; i++)
        add_units(units, &words[i], arena);
    if (units->n)
        qsort(units->at, units->n, sizeof *units->at, cheapest_first);
    for (size_t i = units->n; i-- > 0;)
        units->rest[i] = units->rest[i + 1] + units->at[i].most;
    return units;
}

/** All lists from their beginnings again. */
static void units_rewind(struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        for (size_t j = 0; j < units->at[i].n; j++)
            for (size_t k = 0; k < units->at[i].at[j].n; k++) {
                struct reading *reading = &units->at[i].at[j].at[k];
                list_cursor_open(&reading->cursor, &reading->term->list);
            }
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

/** What the block's candidates must reach to be among the best: of all before, or where nothing is known of those, of this
 *  block alone. */
static double least_of(struct block *block, const struct best *best)
{
    double least = best->least;
    if (best->n == best->wanted && best->at[0].score > least)
        least = best->at[0].score;
    if (least > 0 || block->n <= best->wanted)
        return least;
    memcpy(block->sums, block->scores, block->n * sizeof *block->sums);
    return nth_greatest(block->sums, block->n, best->wanted);
}

/** Drop those that all of @p rest would not bring among the best. What is added up in another order may differ in its last
 *  bits: a hair more is let through. */
static void thin_out(struct block *block, const struct best *best, double rest)
{
    double least = least_of(block, best) * (1 - 1e-9) - rest;
    uint32_t n = 0;
    for (uint32_t i = 0; i < block->n; i++) {
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

/** Score @p among, block by block. */
static void score_all(struct best *best, const struct filtered *among,
                      struct units *units, struct block *block)
{
    units_rewind(units);
    for (uint32_t first = 0; first < among->n; first += BLOCK) {
        block->n = among->n - first < BLOCK ? among->n - first : BLOCK;
        memcpy(block->docids, among->docids + first, block->n * sizeof *block->docids);
        memset(block->scores, 0, block->n * sizeof *block->scores);
        score(block, units, best);
        for (uint32_t i = 0; i < block->n; i++)
            offer(best, (struct ranked){block->docids[i], block->scores[i]});
    }
}

/** What the worst of the best documents reaches at least, by some of them; 0 where there is nothing to begin with. */
static double least_of_seeds(const struct ranking *r, const struct filtered *among,
                             struct best best)
{
    struct filtered seeds = rank_seeds(r->words, r->n, r->plan, among, best.wanted);
    score_all(&best, &seeds, r->units, r->block);
    return best.n == best.wanted ? best.at[0].score : 0;
}

size_t rank_first(struct ranked *out, size_t wanted, const struct plan *plan,
                  const struct filtered *among)
{
    if (!wanted)
        return 0;
    struct rank_ways words[PLAN_WORDS_MAX];
    size_t n = rank_ways_of(words, plan);
    struct ranking r = {plan, words, n, units_of(words, n, plan->arena),
                        arena_alloc(plan->arena, sizeof *r.block)};
    struct best best = {out, 0, wanted, 0};
    if (among->n > BLOCK)
        best.least = least_of_seeds(&r, among, best);
    score_all(&best, among, r.units, r.block);
    if (best.n)
        qsort(best.at, best.n, sizeof *best.at, ranked_best_first);
    return best.n;
}
