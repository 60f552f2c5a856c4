/* Term after term over a block of candidates at a time: what is added up stays in the cache, and nothing is kept for a
 * document that is not among the best. */
#include "engine/rank_first.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/rank_ways.h"

/** Candidates scored at a time. */
#define BLOCK 1024U

/** A term and how far its list was read. */
struct reading {
    const struct rank_term *term;
    struct list_cursor cursor;
};

/** A way and how far its lists were read. */
struct way_reading {
    const struct roaring_bitmap_s *docs; /* of a synonym; NULL: all */
    struct reading *at;
    size_t n;
};

struct word_reading {
    struct way_reading *at;
    size_t n;
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
                    term->saturation
                        ->of[cursor->counts[at - cursor->docids]][term->lengths[*at]];
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

static void add_word(double *scores, const struct word_reading *word,
                     const uint32_t *docids, size_t n)
{
    double best[BLOCK], sums[BLOCK];
    for (size_t i = 0; i < word->n; i++) {
        double *to = i ? sums : best;
        memset(to, 0, n * sizeof *to);
        for (size_t j = 0; j < word->at[i].n; j++)
            add_term(to, &word->at[i].at[j], docids, n);
        if (word->at[i].docs)
            keep_said(to, word->at[i].docs, docids, n);
        for (size_t j = 0; i && j < n; j++)
            best[j] = sums[j] > best[j] ? sums[j] : best[j];
    }
    for (size_t i = 0; word->n && i < n; i++)
        scores[i] += best[i];
}

static struct way_reading read_way(const struct rank_way *way, struct arena *arena)
{
    struct way_reading reading = {.docs = way->synonym ? way->synonym->docs : NULL,
                                  .at = arena_array(arena, way->n, sizeof *reading.at),
                                  .n = way->n};
    for (size_t i = 0; i < way->n; i++) {
        reading.at[i].term = &way->terms[i];
        list_cursor_open(&reading.at[i].cursor, &way->terms[i].list);
    }
    return reading;
}

/** @return how many words. */
static size_t read_words(struct word_reading out[PLAN_WORDS_MAX], const struct plan *plan)
{
    struct rank_ways ways[PLAN_WORDS_MAX];
    size_t n = rank_ways_of(ways, plan);
    for (size_t i = 0; i < n; i++) {
        out[i].n = ways[i].n;
        out[i].at = arena_array(plan->arena, ways[i].n, sizeof *out[i].at);
        for (size_t j = 0; j < ways[i].n; j++)
            out[i].at[j] = read_way(&ways[i].at[j], plan->arena);
    }
    return n;
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
    struct word_reading words[PLAN_WORDS_MAX];
    size_t n_words = read_words(words, plan);
    struct best best = {out, 0, wanted};
    double scores[BLOCK];
    for (uint32_t first = 0; wanted && first < among->n; first += BLOCK) {
        const uint32_t *docids = among->docids + first;
        size_t n = among->n - first < BLOCK ? among->n - first : BLOCK;
        memset(scores, 0, n * sizeof *scores);
        for (size_t i = 0; i < n_words; i++)
            add_word(scores, &words[i], docids, n);
        for (size_t i = 0; i < n; i++)
            offer(&best, (struct ranked){docids[i], scores[i]});
    }
    if (best.n)
        qsort(best.at, best.n, sizeof *best.at, ranked_best_first);
    return best.n;
}
