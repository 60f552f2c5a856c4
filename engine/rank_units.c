/* Term after term over a block of candidates: what is added up stays in the cache. */
#include "engine/rank_units.h"

#include <stdlib.h>
#include <string.h>

/** A list that many candidates stand between is gone through by its own documents. */
#define SPARSE 2U

/** What the document at @p at of the cursor's block weighs. */
static double weight_at(const struct reading *reading, size_t at)
{
    const struct rank_term *term = reading->term;
    const struct list_cursor *cursor = &reading->cursor;
    return term->factor *
           term->saturation
               ->of[list_count(cursor, at)][term->lengths[cursor->docids[at]]];
}

/** Go through the cursor's block document by document: many of @p among stand between them. */
static uint32_t add_sparse(double *sums, const struct reading *reading,
                           const struct filtered *among, uint32_t i)
{
    const struct list_cursor *cursor = &reading->cursor;
    for (size_t at = 0; at < cursor->n; at++) {
        i = filtered_seek(among, i, cursor->docids[at]);
        if (i < among->n && among->docids[i] == cursor->docids[at])
            sums[i++] += weight_at(reading, at);
    }
    return i;
}

/** Add to @p sums what the term weighs in those of @p among, from @p i on, that are in the cursor's block.
 *  @return the first one that may be behind it. */
static uint32_t add_block(double *sums, const struct reading *reading,
                          const struct filtered *among, uint32_t i)
{
    const struct list_cursor *cursor = &reading->cursor;
    const uint32_t *docids = cursor->docids, last = docids[cursor->n - 1];
    uint32_t many = SPARSE * cursor->n;
    if (among->n - i > many && among->docids[i + many] <= last)
        return add_sparse(sums, reading, among, i);
    for (size_t at = 0; i < among->n && among->docids[i] <= last; i++) {
        while (docids[at] < among->docids[i])
            at++;
        if (docids[at] == among->docids[i])
            sums[i] += weight_at(reading, at);
    }
    return i;
}

/** Of a dense list: each of @p among is looked up; what has no count weighs nothing. */
static void add_dense(double *sums, const struct rank_term *term,
                      const struct filtered *among)
{
    for (uint32_t i = 0; i < among->n; i++) {
        uint32_t docid = among->docids[i];
        unsigned count = list_dense_count(&term->list, docid);
        sums[i] += term->factor * term->saturation->of[count][term->lengths[docid]];
    }
}

/** Add to @p sums what the term weighs in each of @p among. */
static void add_term(double *sums, struct reading *reading, const struct filtered *among)
{
    if (reading->term->list.dense) {
        add_dense(sums, reading->term, among);
        return;
    }
    struct list_cursor *cursor = &reading->cursor;
    for (uint32_t i = 0; i < among->n && list_seek(cursor, among->docids[i]);)
        i = add_block(sums, reading, among, i);
}

static void add_way(double *sums, struct way_reading *way, const struct filtered *among)
{
    for (size_t i = 0; i < way->n; i++)
        add_term(sums, &way->at[i], among);
}

/** The candidates that say the synonym, and their places in the block. */
static struct filtered who_say(struct block *block, struct way_reading *way)
{
    const struct filtered among = {block->docids, block->n};
    struct filtered said = {block->said, 0};
    roaring_uint32_iterator_t *docs = &way->docs_at;
    for (uint32_t i = 0; docs->has_value;) {
        i = filtered_seek(&among, i, docs->current_value);
        if (i == among.n)
            break;
        if (among.docids[i] == docs->current_value) {
            block->said_at[said.n] = i;
            said.docids[said.n++] = among.docids[i];
        }
        (void)roaring_move_uint32_iterator_equalorlarger(
            docs, among.docids[i] + (among.docids[i] == docs->current_value));
    }
    return said;
}

/** What the way adds where it is better than those before. */
static void add_better(struct block *block, struct way_reading *way)
{
    struct filtered among = {block->docids, block->n};
    if (way->docs)
        among = who_say(block, way);
    memset(block->sums, 0, among.n * sizeof *block->sums);
    add_way(block->sums, way, &among);
    for (uint32_t i = 0; i < among.n; i++) {
        double *best = &block->best[way->docs ? block->said_at[i] : i];
        *best = block->sums[i] > *best ? block->sums[i] : *best;
    }
}

void unit_add(struct block *block, const struct unit *unit)
{
    if (unit->n == 1 && !unit->at->docs) {
        struct filtered among = {block->docids, block->n};
        add_way(block->scores, unit->at, &among);
        return;
    }
    memset(block->best, 0, block->n * sizeof *block->best);
    for (size_t i = 0; i < unit->n; i++)
        add_better(block, &unit->at[i]);
    for (uint32_t i = 0; i < block->n; i++)
        block->scores[i] += block->best[i];
}

static struct way_reading read_terms(const struct rank_way *way,
                                     const struct rank_term *terms, size_t n,
                                     struct arena *arena)
{
    struct way_reading reading = {.docs = way->synonym ? way->synonym->docs : NULL,
                                  .at = arena_room(arena, n, sizeof *reading.at),
                                  .n = n};
    for (size_t i = 0; i < n; i++)
        reading.at[i].term = &terms[i];
    return reading;
}

static void add_reading(struct unit *unit, struct way_reading reading)
{
    double most = 0;
    uint64_t said =
        reading.docs ? roaring_bitmap_get_cardinality(reading.docs) : UINT64_MAX;
    for (size_t i = 0; i < reading.n; i++) {
        most += reading.at[i].term->factor;
        uint64_t n = reading.at[i].term->list.n;
        unit->documents += n < said ? n : said;
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

struct units *units_of(const struct rank_ways *words, size_t n, struct arena *arena)
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

static void way_rewind(struct way_reading *way)
{
    if (way->docs)
        roaring_init_iterator(way->docs, &way->docs_at);
    for (size_t i = 0; i < way->n; i++)
        list_cursor_open(&way->at[i].cursor, &way->at[i].term->list);
}

void units_rewind(struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        for (size_t j = 0; j < units->at[i].n; j++)
            way_rewind(&units->at[i].at[j]);
}
