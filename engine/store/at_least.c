/* Two ways to find the documents that reach the threshold. When few combinations of words
 * reach it, the sets of these words are intersected; when many do, the weights are summed
 * up for every document. */
#include "engine/store/at_least.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/** With more intersections than this, summing up is faster. */
#define STEPS_MAX 128U

/** The words of a query, the heaviest first. */
struct bar {
    const struct telling *words;
    /* The weight of word i and of all behind it. */
    double rest[AT_LEAST_WORDS_MAX + 1];
    size_t n;
    roaring_bitmap_t *out;
};

static int most_telling_first(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;
    return (x->information < y->information) - (x->information > y->information);
}

static struct bar bar_of(struct telling *words, size_t n)
{
    struct bar bar = {.words = words, .n = n};
    if (n)
        qsort(words, n, sizeof *words, most_telling_first);
    for (size_t i = n; i-- > 0;)
        bar.rest[i] = bar.rest[i + 1] + words[i].information;
    return bar;
}

/** How many intersections combine() makes; counting stops above STEPS_MAX. */
static unsigned count_steps(const struct bar *bar, size_t i, double need, unsigned steps)
{
    for (; i < bar->n && bar->rest[i] >= need && steps <= STEPS_MAX; i++) {
        steps++;
        if (bar->words[i].information < need)
            steps = count_steps(bar, i + 1, need - bar->words[i].information, steps);
    }
    return steps;
}

/** Add the documents of @p among in which the words from @p i on weigh @p need or more;
 *  NULL stands for all documents. */
static void combine(struct bar *bar, const roaring_bitmap_t *among, size_t i, double need)
{
    for (; i < bar->n && bar->rest[i] >= need; i++) {
        const struct telling *word = &bar->words[i];
        roaring_bitmap_t *with = among ? roaring_bitmap_and(among, word->docs) : NULL;
        const roaring_bitmap_t *held = with ? with : word->docs;
        if (word->information >= need)
            roaring_bitmap_or_inplace(bar->out, held);
        else if (!roaring_bitmap_is_empty(held))
            combine(bar, held, i + 1, need - word->information);
        if (with)
            roaring_bitmap_free(with);
    }
}

/* Summing up, 65 536 documents at a time, so that the sums stay in the processor's cache
 * whatever the size of the index. */

#define BLOCK_DOCUMENTS 65536U
#define BATCH 256U

/** How many sums are compared together: most documents have none of the words, and a lane
 *  without any is skipped at once. */
#define LANE 16U

/** Iterates over the documents of a word, a batch at a time. */
struct coming {
    roaring_uint32_iterator_t at;
    uint32_t docids[BATCH];
    uint32_t n, next;
};

static bool has_more(struct coming *coming)
{
    if (coming->next == coming->n) {
        coming->n = roaring_read_uint32_iterator(&coming->at, coming->docids, BATCH);
        coming->next = 0;
    }
    return coming->next < coming->n;
}

static void add_up(float *sums, struct coming *coming, uint64_t end, float information)
{
    while (has_more(coming) && coming->docids[coming->next] < end)
        sums[coming->docids[coming->next++] % BLOCK_DOCUMENTS] += information;
}

static bool has_any_above(const float *sums, float least)
{
    int any = 0;
    for (unsigned i = 0; i < LANE; i++)
        any |= sums[i] >= least;
    return any;
}

static void keep_above(roaring_bitmap_t *out, const float *sums, uint64_t start,
                       float least)
{
    uint32_t kept[BATCH + LANE];
    size_t n = 0;
    for (uint32_t lane = 0; lane < BLOCK_DOCUMENTS; lane += LANE) {
        if (!has_any_above(sums + lane, least))
            continue;
        for (uint32_t i = lane; i < lane + LANE; i++)
            if (sums[i] >= least)
                kept[n++] = (uint32_t)start + i;
        if (n >= BATCH) {
            roaring_bitmap_add_many(out, n, kept);
            n = 0;
        }
    }
    roaring_bitmap_add_many(out, n, kept);
}

static void sum_up(struct bar *bar, double least, uint32_t last)
{
    float *sums = mem_new_array(BLOCK_DOCUMENTS, sizeof *sums);
    struct coming *coming = mem_new_array(bar->n, sizeof *coming);
    for (size_t i = 0; i < bar->n; i++)
        roaring_init_iterator(bar->words[i].docs, &coming[i].at);
    for (uint64_t start = 0; start <= last; start += BLOCK_DOCUMENTS) {
        memset(sums, 0, BLOCK_DOCUMENTS * sizeof *sums);
        for (size_t i = 0; i < bar->n; i++)
            add_up(sums, &coming[i], start + BLOCK_DOCUMENTS,
                   (float)bar->words[i].information);
        keep_above(bar->out, sums, start, (float)least);
    }
    mem_free(coming);
    mem_free(sums);
}

roaring_bitmap_t *at_least(struct telling *words, size_t n, double least, uint32_t last)
{
    assert(n <= AT_LEAST_WORDS_MAX && least > 0);
    struct bar bar = bar_of(words, n);
    bar.out = roaring_bitmap_create();
    if (count_steps(&bar, 0, least, 0) <= STEPS_MAX)
        combine(&bar, NULL, 0, least);
    else
        sum_up(&bar, least, last);
    return bar.out;
}
