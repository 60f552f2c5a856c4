/* Seeds are documents whose titles hold most of the words. Where too few titles do, they
 * are documents that hold as many of the most telling words as enough documents hold. */
#include "engine/rank/rank_seeds.h"

#include "engine/store/at_least.h"
#include "engine/store/list_set.h"

/** The documents of @p docs that are among @p among, found by galloping search: they are
 *  sparse there. */
static struct filtered intersect(const struct filtered *docs,
                                 const struct filtered *among, struct arena *arena)
{
    struct filtered out = {arena_room(arena, RANK_SEEDS_MAX, sizeof(uint32_t)), 0};
    uint32_t at = 0;
    for (size_t i = 0; i < docs->n && out.n < RANK_SEEDS_MAX; i++) {
        at = filtered_seek(among, at, docs->docids[i]);
        if (at == among->n)
            break;
        if (among->docids[at] == docs->docids[i])
            out.docids[out.n++] = docs->docids[i];
    }
    return out;
}

static struct filtered of_bitmap(const roaring_bitmap_t *docs,
                                 const struct filtered *among, struct arena *arena)
{
    struct filtered all = filtered_of(docs, arena);
    return intersect(&all, among, arena);
}

/** Documents that hold the first of @p words, and as many of the next as at least
 *  @p wanted documents hold together. */
static struct filtered of_words(const struct rank_ways *words, size_t n,
                                const struct plan *plan, const struct filtered *among,
                                size_t wanted)
{
    struct filtered best = {NULL, 0};
    roaring_bitmap_t *docs = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!words[i].word->docs)
            continue;
        if (docs)
            roaring_bitmap_and_inplace(docs, words[i].word->docs);
        else
            docs = roaring_bitmap_copy(words[i].word->docs);
        struct filtered found = of_bitmap(docs, among, plan->arena);
        if (found.n < wanted)
            break;
        best = found;
    }
    if (docs)
        roaring_bitmap_free(docs);
    return best;
}

/** Shares of the words' information that a title is asked to hold, tried in this order
 *  until there are enough documents. */
static const double title_shares[] = {0.8, 0.6, 0.45, 0.3, 0.2};

/** The documents with the word, as it was typed, in their title; NULL where there is
 *  none. */
static roaring_bitmap_t *titles_of(const struct rank_ways *word, struct arena *arena)
{
    for (size_t i = 0; i < word->at->n; i++) {
        const struct posting_list *list = &word->at->terms[i].list;
        if (!word->at->terms[i].is_title || !word->word->docs)
            continue;
        return bitmap_of_list(list, arena);
    }
    return NULL;
}

/** Documents whose titles hold the greatest share of the words' information that enough
 *  documents hold. */
static struct filtered of_titles(const struct rank_ways *words, size_t n,
                                 const struct plan *plan, const struct filtered *among,
                                 size_t wanted)
{
    struct telling tellings[PLAN_WORDS_MAX];
    roaring_bitmap_t *titles[PLAN_WORDS_MAX];
    size_t n_titles = 0;
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        roaring_bitmap_t *docs = titles_of(&words[i], plan->arena);
        if (!docs)
            continue;
        titles[n_titles] = docs;
        tellings[n_titles++] = (struct telling){docs, words[i].word->information};
        total += words[i].word->information;
    }
    struct filtered found = {NULL, 0};
    for (size_t i = 0; total > 0 && i < COUNT_OF(title_shares) && found.n < wanted; i++) {
        roaring_bitmap_t *docs =
            at_least(tellings, n_titles, title_shares[i] * total, plan->index->columns.n);
        found = of_bitmap(docs, among, plan->arena);
        roaring_bitmap_free(docs);
    }
    for (size_t i = 0; i < n_titles; i++)
        roaring_bitmap_free(titles[i]);
    return found;
}

struct filtered rank_seeds(const struct rank_ways *words, size_t n,
                           const struct plan *plan, const struct filtered *among,
                           size_t wanted)
{
    struct filtered seeds = of_titles(words, n, plan, among, wanted);
    /* Where too few documents hold the most telling word, begin with the next one. */
    for (size_t i = 0; i < n && seeds.n < wanted; i++)
        seeds = of_words(words + i, n - i, plan, among, wanted);
    return seeds.n < wanted ? (struct filtered){NULL, 0} : seeds;
}
