/* Term-at-a-time scoring of a block of candidates. A block is small enough that its sums
 * stay in the processor's cache. */
#include "engine/rank/rank_units.h"

#include <stdlib.h>
#include <string.h>

/** Where more candidates than this may be in one block of a list, the list's documents
 *  are looked up among the candidates; otherwise the candidates are sought in the
 *  list. */
#define MANY 32U

/** The candidates that a term is added for: all of a block, or some of them. */
struct candidate_set {
    struct doc_list of;
    /** The block with the place of each document; NULL where only some of its candidates
     *  are meant, which have no places. */
    const struct rank_block *placed;
};

static struct candidate_set all_of(struct rank_block *block)
{
    return (struct candidate_set){{block->docids, block->n},
                                  block->is_placed ? block : NULL};
}

/** What the term adds to the document number @p at of the cursor's block. */
static double weight_at(const struct unit_reading *reading, size_t at)
{
    const struct rank_term *term = reading->term;
    const struct list_cursor *cursor = &reading->cursor;
    return term->factor *
           term->saturation
               ->of[list_count(cursor, at)][term->lengths[cursor->docids[at]]];
}

/** Add the term to the candidates by looking up the place of each document in the
 *  cursor's block. There is no branch, because which of them are candidates cannot be
 *  predicted. */
static void add_by_place(double *sums, const struct unit_reading *reading,
                         const struct rank_block *block)
{
    const struct list_cursor *cursor = &reading->cursor;
    const uint32_t *docids = cursor->docids;
    uint32_t from = 0, to = cursor->n, n = 0;
    while (from < to && docids[from] < block->first)
        from++;
    while (to > from && docids[to - 1] - block->first >= block->span)
        to--;
    UNINITIALIZED uint8_t found[PACK_N];
    for (uint32_t i = from; i < to; i++) {
        found[n] = (uint8_t)i;
        n += block->place[docids[i] - block->first] > 0;
    }
    for (uint32_t i = 0; i < n; i++)
        /* The first n are set. NOLINTNEXTLINE(clang-analyzer-core.uninitialized.*) */
        sums[block->place[docids[found[i]] - block->first] - 1] +=
            weight_at(reading, found[i]);
}

/**
 * Add to @p sums what the term weighs in those candidates, from number @p i on, that are
 * in the cursor's block.
 * @return the number of the first candidate behind the block.
 */
static uint32_t add_block(double *sums, const struct unit_reading *reading,
                          const struct candidate_set *among, uint32_t i)
{
    const struct list_cursor *cursor = &reading->cursor;
    const uint32_t *docids = cursor->docids, last = docids[cursor->n - 1];
    const struct doc_list *of = &among->of;
    if (among->placed && of->n - i > MANY && of->docids[i + MANY] <= last) {
        add_by_place(sums, reading, among->placed);
        return doc_list_seek(of, i, last + 1);
    }
    for (size_t at = 0; i < of->n && of->docids[i] <= last; i++) {
        while (docids[at] < of->docids[i])
            at++;
        if (docids[at] == of->docids[i])
            sums[i] += weight_at(reading, at);
    }
    return i;
}

/** Add the term of a dense list: each candidate's count is read from it. A count of 0
 *  adds nothing. */
static void add_dense(double *sums, const struct rank_term *term,
                      const struct doc_list *among)
{
    for (uint32_t i = 0; i < among->n; i++) {
        uint32_t docid = among->docids[i];
        unsigned count = list_dense_count(&term->list, docid);
        sums[i] += term->factor * term->saturation->of[count][term->lengths[docid]];
    }
}

/** Add to @p sums what the term weighs in each candidate. */
static void add_term(double *sums, struct unit_reading *reading,
                     const struct candidate_set *among)
{
    if (reading->term->list.dense) {
        add_dense(sums, reading->term, &among->of);
        return;
    }
    struct list_cursor *cursor = &reading->cursor;
    for (uint32_t i = 0; i < among->of.n && list_seek(cursor, among->of.docids[i]);)
        i = add_block(sums, reading, among, i);
}

static void add_way(double *sums, struct way_reading *way,
                    const struct candidate_set *among)
{
    for (size_t i = 0; i < way->n; i++)
        add_term(sums, &way->at[i], among);
}

/** The candidates that say the whole synonym, or that are about what the word names.
 *  Their places in the block go to block->said_at. */
static struct candidate_set who_say(struct rank_block *block, struct way_reading *way)
{
    const struct doc_list among = all_of(block).of;
    struct doc_list said = {block->said, 0};
    if (among.n)
        way->docid = doc_cursor_seek(way->docs_at, among.docids[0]);
    if (!among.n || !way->docid)
        return (struct candidate_set){said, NULL};
    /* To ask of each candidate costs less than to go from one to the next in the set. */
    for (uint32_t i = doc_list_seek(&among, 0, way->docid); i < among.n; i++)
        if (doc_set_has(way->docs, among.docids[i])) {
            block->said_at[said.n] = i;
            said.docids[said.n++] = among.docids[i];
        }
    return (struct candidate_set){said, NULL};
}

/** Add the gain of the way to what the ways before added. */
static void add_gain(struct rank_block *block, struct way_reading *way)
{
    uint32_t n = who_say(block, way).of.n;
    for (uint32_t i = 0; i < n; i++)
        block->best[block->said_at[i]] += way->gain;
}

/** Keep what the way adds wherever it is more than the ways before added. */
static void add_better(struct rank_block *block, struct way_reading *way)
{
    struct candidate_set among = way->docs ? who_say(block, way) : all_of(block);
    memset(block->sums, 0, among.of.n * sizeof *block->sums);
    add_way(block->sums, way, &among);
    for (uint32_t i = 0; i < among.of.n; i++) {
        double *best = &block->best[way->docs ? block->said_at[i] : i];
        *best = block->sums[i] > *best ? block->sums[i] : *best;
    }
}

void unit_add(struct rank_block *block, const struct rank_unit *unit)
{
    if (unit->n == 1 && !unit->at->docs) {
        struct candidate_set among = all_of(block);
        add_way(block->scores, unit->at, &among);
        return;
    }
    memset(block->best, 0, block->n * sizeof *block->best);
    for (size_t i = 0; i < unit->n; i++)
        if (unit->at[i].gain > 0)
            add_gain(block, &unit->at[i]);
        else
            add_better(block, &unit->at[i]);
    for (uint32_t i = 0; i < block->n; i++)
        block->scores[i] += block->best[i];
}

static struct way_reading read_terms(const struct rank_way *way,
                                     const struct rank_term *terms, size_t n,
                                     struct arena *arena)
{
    struct way_reading reading = {.docs = way->synonym ? way->synonym->docs
                                          : way->about ? way->about->docs
                                                       : NULL,
                                  .gain = way->about ? way->about->gain : 0,
                                  .at = arena_room(arena, n, sizeof *reading.at),
                                  .n = n};
    if (reading.docs)
        reading.docs_at = doc_cursor_new(reading.docs, arena);
    for (size_t i = 0; i < n; i++)
        reading.at[i].term = &terms[i];
    return reading;
}

static void add_reading(struct rank_unit *unit, struct way_reading reading)
{
    double most = 0;
    uint64_t said = reading.docs ? doc_set_count(reading.docs) : UINT64_MAX;
    for (size_t i = 0; i < reading.n; i++) {
        most += reading.at[i].term->factor;
        uint64_t n = reading.at[i].term->list.n;
        unit->documents += n < said ? n : said;
    }
    if (reading.gain > 0)
        unit->documents += said;
    unit->at[unit->n++] = reading;
    unit->most = (most > unit->most ? most : unit->most) + reading.gain;
}

static struct rank_unit *new_unit(struct rank_units *units, size_t n_ways,
                                  struct arena *arena)
{
    struct rank_unit *unit = &units->at[units->n++];
    *unit = (struct rank_unit){.at = arena_array(arena, n_ways, sizeof *unit->at)};
    return unit;
}

static void add_units(struct rank_units *units, const struct rank_ways *ways,
                      struct arena *arena)
{
    if (ways->n == 1 && !ways->at->synonym && !ways->at->about) {
        const struct rank_way *way = ways->at;
        for (size_t i = 0; i < way->n; i++)
            add_reading(new_unit(units, 1, arena),
                        read_terms(way, &way->terms[i], 1, arena));
        return;
    }
    struct rank_unit *unit = new_unit(units, ways->n, arena);
    for (size_t i = 0; i < ways->n; i++)
        add_reading(unit,
                    read_terms(&ways->at[i], ways->at[i].terms, ways->at[i].n, arena));
}

/** The order of units: those first that can add most for each document that has to be
 *  read. */
static int cheapest_first(const void *a, const void *b)
{
    const struct rank_unit *x = a, *y = b;
    double of_x = (double)x->documents * y->most, of_y = (double)y->documents * x->most;
    return (of_x > of_y) - (of_x < of_y);
}

struct rank_units *units_of(const struct rank_ways *words, size_t n, struct arena *arena)
{
    struct rank_units *units = arena_alloc(arena, sizeof *units);
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
    if (way->docs) {
        doc_cursor_rewind(way->docs_at);
        way->docid = doc_cursor_seek(way->docs_at, 0);
    }
    for (size_t i = 0; i < way->n; i++)
        list_cursor_open(&way->at[i].cursor, &way->at[i].term->list);
}

void units_rewind(struct rank_units *units)
{
    for (size_t i = 0; i < units->n; i++)
        for (size_t j = 0; j < units->at[i].n; j++)
            way_rewind(&units->at[i].at[j]);
}
