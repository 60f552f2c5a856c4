/* By set algebra where few combinations of words reach the bar, by sums over all documents where many do. */
#include "engine/store/flat/at_least.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/** More intersections than that take longer than sums. */
#define STEPS_MAX 128U

/** Words in falling order of what they tell, and what each tells with all behind it. */
struct bar {
    const struct telling *words;
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

/** Intersections that combine() makes, or some number above STEPS_MAX. */
static unsigned count_steps(const struct bar *bar, size_t i, double need, unsigned steps)
{
    for (; i < bar->n && bar->rest[i] >= need && steps <= STEPS_MAX; i++) {
        steps++;
        if (bar->words[i].information < need)
            steps = count_steps(bar, i + 1, need - bar->words[i].information, steps);
    }
    return steps;
}

/** Add the documents of @p among (NULL: all) whose words from @p i on tell @p need or more. */
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

/* The sums, 65 536 documents at a time so that they stay in the cache whatever the size of the index. */

#define BLOCK_DOCUMENTS 65536U
#define BATCH 256U

/** Sums looked at together: most documents hold nothing, and a lane of nothing is passed over at once. */
#define LANE 16U

/** The documents of a word that are still to come. */
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
