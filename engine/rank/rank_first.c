/* The first pass. It scores the candidates block by block and keeps the best in a heap. A
 * candidate is dropped as soon as the terms that are left cannot bring it into the heap
 * (max score: Turtle and Flood 1995, « Query evaluation: strategies and
 * optimizations »). */
#include "engine/rank/rank_first.h"

#include <stdlib.h>
#include <string.h>

#include "engine/rank/rank_seeds.h"
#include "engine/rank/rank_units.h"

/** Beyond so many candidates it pays to score the most promising ones first: the scores
 *  that they reach spare the scoring of many others. */
#define RANK_MANY 1024U

/** One question to be ranked. */
struct first_ranking {
    const struct plan *plan;
    const struct rank_ways *words;
    size_t n;
    struct rank_units *units;
    struct rank_block *block;
};

/** The best documents so far: a heap, the worst at its root. */
struct best {
    struct ranked *at;
    size_t n, wanted;
    /** A score that the wanted documents are known to reach, from documents scored
     *  before; 0 where none were. */
    double least;
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

/** The @p wanted-th greatest of @p n scores, by quickselect. The scores at @p at are
 *  reordered. */
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

/** Candidates are dropped before a term is read when its lists have more than this many
 *  times as many documents as there are candidates left. */
#define THIN_SHARE 2U

/** The score that the wanted documents are known to reach; 0 where nothing is known. */
static double least_known(const struct best *best)
{
    double least = best->least;
    return best->n == best->wanted && best->at[0].score > least ? best->at[0].score
                                                                : least;
}

/** The score that a candidate of the block must reach to be among the best. Where no
 *  earlier document tells it, the block's own candidates do. */
static double least_of(struct rank_block *block, const struct best *best)
{
    double least = least_known(best);
    if (least > 0 || block->n <= best->wanted)
        return least;
    memcpy(block->sums, block->scores, block->n * sizeof *block->sums);
    return nth_greatest(block->sums, block->n, best->wanted);
}

static void set_place(struct rank_block *block, uint32_t docid, uint32_t place)
{
    if (block->is_placed)
        block->place[docid - block->first] = (uint16_t)place;
}

/** Drop the candidates that @p rest, the most that the terms to come can add, would not
 *  bring among the best. The same sum in another order of its terms may differ in the
 *  last bits, so the bound is lowered by a billionth. */
static void thin_out(struct rank_block *block, const struct best *best, double rest)
{
    double least = least_of(block, best) * (1 - 1e-9) - rest;
    uint32_t n = 0;
    for (uint32_t i = 0; i < block->n; i++) {
        bool stays = block->scores[i] >= least;
        block->docids[n] = block->docids[i];
        block->scores[n] = block->scores[i];
        set_place(block, block->docids[i], stays ? n + 1 : 0);
        n += stays;
    }
    block->n = n;
}

static void score(struct rank_block *block, struct rank_units *units,
                  const struct best *best)
{
    for (size_t i = 0; i < units->n && block->n; i++) {
        if (i && units->at[i].documents > (size_t)THIN_SHARE * block->n)
            thin_out(block, best, units->rest[i]);
        unit_add(block, &units->at[i]);
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

/**
 * Fill the block with the candidates of @p among from number @p from on, as many as it
 * holds.
 * @return the number of the first candidate that is left.
 */
static uint32_t fill(struct rank_block *block, const struct doc_list *among,
                     uint32_t from)
{
    const uint32_t *docids = among->docids + from;
    uint32_t n = among->n - from < RANK_BLOCK ? among->n - from : RANK_BLOCK;
    block->is_placed = among->n > RANK_MANY;
    if (block->is_placed) {
        struct doc_list some = {among->docids + from, n};
        n = doc_list_seek(&some, 0, docids[0] + RANK_SPAN);
        block->first = docids[0];
        block->span = docids[n - 1] - docids[0] + 1;
        memset(block->place, 0, block->span * sizeof *block->place);
    }
    memcpy(block->docids, docids, n * sizeof *docids);
    memset(block->scores, 0, n * sizeof *block->scores);
    for (uint32_t i = 0; i < n; i++)
        set_place(block, docids[i], i + 1);
    block->n = n;
    return from + n;
}

/** Score @p among, block by block. */
static void score_all(struct best *best, const struct doc_list *among,
                      struct rank_units *units, struct rank_block *block)
{
    units_rewind(units);
    for (uint32_t from = 0; from < among->n;) {
        from = fill(block, among, from);
        score(block, units, best);
        for (uint32_t i = 0; i < block->n; i++)
            offer(best, (struct ranked){block->docids[i], block->scores[i]});
    }
}

/** A score that the wanted documents reach at least: the lowest score of the best among
 *  some promising documents (the seeds). 0 where there are too few of those. */
static double least_of_seeds(const struct first_ranking *r, const struct doc_list *among,
                             struct best best)
{
    struct doc_list seeds = rank_seeds(r->words, r->n, r->plan, among, best.wanted);
    score_all(&best, &seeds, r->units, r->block);
    return best.n == best.wanted ? best.at[0].score : 0;
}

/** Mark the documents of @p among that are in the list. */
static void mark(uint8_t *marks, const struct doc_list *among,
                 const struct posting_list *list, struct arena *arena)
{
    for (uint32_t i = 0; list->dense && i < among->n; i++)
        marks[i] |= list_dense_count(list, among->docids[i]) > 0;
    if (list->dense)
        return;
    uint32_t *docids = arena_room(arena, (size_t)list->n + PACK_N, sizeof *docids);
    uint32_t n = list_docids(docids, list);
    for (uint32_t i = 0, at = 0; i < n; i++) {
        at = doc_list_seek(among, at, docids[i]);
        if (at == among->n)
            break;
        marks[at] |= among->docids[at] == docids[i];
    }
}

/** The documents of @p among that have the word in their title, and the others. */
struct halves {
    struct doc_list titles, others;
};

static struct halves by_title(const struct rank_ways *word, const struct doc_list *among,
                              struct arena *arena)
{
    uint8_t *marks = arena_array(arena, among->n, sizeof *marks);
    for (size_t i = 0; i < word->n; i++)
        for (size_t j = 0; j < word->at[i].n; j++)
            if (word->at[i].terms[j].is_title)
                mark(marks, among, &word->at[i].terms[j].list, arena);
    struct halves out = {{arena_room(arena, among->n, sizeof(uint32_t)), 0},
                         {arena_room(arena, among->n, sizeof(uint32_t)), 0}};
    for (uint32_t i = 0; i < among->n; i++) {
        out.titles.docids[out.titles.n] = among->docids[i];
        out.others.docids[out.others.n] = among->docids[i];
        out.titles.n += marks[i];
        out.others.n += !marks[i];
    }
    return out;
}

/** The most that the word adds to a document without the word in its title. */
static double most_without_title(const struct rank_ways *word)
{
    double most = 0, gains = 0;
    for (size_t i = 0; i < word->n; i++) {
        double of_way = 0;
        if (word->at[i].about)
            gains += word->at[i].about->gain;
        for (size_t j = 0; j < word->at[i].n; j++)
            if (!word->at[i].terms[j].is_title)
                of_way += word->at[i].terms[j].factor;
        most = of_way > most ? of_way : most;
    }
    return most + gains;
}

/** Score a question of one word. Documents with the word in their title weigh most, so
 *  they are scored first; the others are scored only where they can come among the
 *  best. */
static void score_one_word(struct best *best, const struct first_ranking *r,
                           const struct doc_list *among)
{
    struct halves halves = by_title(r->words, among, r->plan->arena);
    score_all(best, &halves.titles, r->units, r->block);
    if (most_without_title(r->words) * (1 + 1e-9) >= least_known(best))
        score_all(best, &halves.others, r->units, r->block);
}

/** Score a question of several words. A few promising documents are scored first, to know
 *  what score the others have to reach. */
static void score_words(struct best *best, const struct first_ranking *r,
                        const struct doc_list *among)
{
    best->least = least_of_seeds(r, among, *best);
    score_all(best, among, r->units, r->block);
}

size_t rank_first(struct ranked *out, size_t wanted, const struct plan *plan,
                  const struct doc_list *among)
{
    if (!wanted)
        return 0;
    struct rank_ways words[PLAN_WORDS_MAX];
    size_t n = rank_ways_of(words, plan);
    struct first_ranking r = {plan, words, n, units_of(words, n, plan->arena),
                              arena_room(plan->arena, 1, sizeof *r.block)};
    struct best best = {out, 0, wanted, 0};
    if (among->n <= RANK_MANY)
        score_all(&best, among, r.units, r.block);
    else if (n == 1)
        score_one_word(&best, &r, among);
    else
        score_words(&best, &r, among);
    if (best.n)
        qsort(best.at, best.n, sizeof *best.at, ranked_best_first);
    return best.n;
}
