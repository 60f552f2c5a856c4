/* The information of the words in each document, added up block by block, and a histogram of the sums. */
#include "engine/rank_likely.h"

#include <roaring/roaring.h>

#include "base/memory.h"

#define BLOCK_DOCUMENTS 65536U
#define BUCKETS 1024U

/** The words that tell documents apart: with documents of their own, each once. */
struct telling {
    roaring_uint32_iterator_t docs[PLAN_WORDS_MAX];
    float information[PLAN_WORDS_MAX];
    size_t n;
    float total;
};

static void find_telling(struct telling *out, const struct plan *plan)
{
    out->n = 0;
    out->total = 0;
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (word->only_exclude || word->weight <= 0 || !word->counts || !word->docs)
            continue;
        roaring_init_iterator(word->docs, &out->docs[out->n]);
        out->information[out->n++] = (float)word->information;
        out->total += (float)word->information;
    }
}

/** Add up what the documents of [start, end) hold; sums[0] is of document @p start. */
static void add_up(float *sums, struct telling *words, uint32_t start, uint32_t end)
{
    memset(sums, 0, (end - start) * sizeof *sums);
    for (size_t i = 0; i < words->n; i++) {
        roaring_uint32_iterator_t *at = &words->docs[i];
        for (; at->has_value && at->current_value < end;
             roaring_advance_uint32_iterator(at))
            sums[at->current_value - start] += words->information[i];
    }
}

/** What each of @p among holds, as a bucket. */
static void hold(uint16_t *buckets, const struct filtered *among, struct telling *words)
{
    float *sums = mem_new_array(BLOCK_DOCUMENTS, sizeof *sums);
    float scale = words->total > 0 ? (BUCKETS - 1) / words->total : 0;
    uint32_t next = 0;
    for (uint32_t start = 0; next < among->n; start += BLOCK_DOCUMENTS) {
        uint32_t end = start + BLOCK_DOCUMENTS;
        add_up(sums, words, start, end);
        for (; next < among->n && among->docids[next] < end; next++)
            buckets[next] = (uint16_t)(sums[among->docids[next] - start] * scale);
    }
    mem_free(sums);
}

/** The least bucket so that RANK_LIKELY_MIN documents are in it and those above. */
static uint16_t least_bucket(const uint16_t *buckets, uint32_t n)
{
    uint32_t counts[BUCKETS + 1] = {0};
    for (uint32_t i = 0; i < n; i++)
        counts[buckets[i]]++;
    uint32_t seen = 0;
    unsigned least = BUCKETS;
    while (least > 0 && seen < RANK_LIKELY_MIN)
        seen += counts[least--];
    return (uint16_t)(least + 1);
}

struct filtered rank_likely(const struct plan *plan, const struct filtered *among)
{
    struct telling words;
    find_telling(&words, plan);
    if (among->n <= 2 * RANK_LIKELY_MIN || words.n < 2)
        return *among;
    uint16_t *buckets = mem_new_array(among->n, sizeof *buckets);
    hold(buckets, among, &words);
    uint16_t least = least_bucket(buckets, among->n);
    struct filtered out = {arena_array(plan->arena, among->n, sizeof(uint32_t)), 0};
    for (uint32_t i = 0; i < among->n; i++)
        if (buckets[i] >= least)
            out.docids[out.n++] = among->docids[i];
    mem_free(buckets);
    return out;
}
