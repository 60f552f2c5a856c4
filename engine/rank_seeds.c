/* Those that hold all of the words, or all that tell most. */
#include "engine/rank_seeds.h"

#include <string.h>

/** What of @p docids, increasing, is among @p among; galloping, for they are far apart there. */
static struct filtered intersect(const uint32_t *docids, size_t n,
                                 const struct filtered *among, struct arena *arena)
{
    struct filtered out = {arena_room(arena, RANK_SEEDS_MAX, sizeof(uint32_t)), 0};
    uint32_t at = 0;
    for (size_t i = 0; i < n && out.n < RANK_SEEDS_MAX; i++) {
        at = filtered_seek(among, at, docids[i]);
        if (at == among->n)
            break;
        if (among->docids[at] == docids[i])
            out.docids[out.n++] = docids[i];
    }
    return out;
}

static struct filtered of_bitmap(const roaring_bitmap_t *docs,
                                 const struct filtered *among, struct arena *arena)
{
    uint64_t n = roaring_bitmap_get_cardinality(docs);
    uint32_t *docids = arena_room(arena, n, sizeof(uint32_t));
    roaring_bitmap_to_uint32_array(docs, docids);
    return intersect(docids, n, among, arena);
}

/** Of those that hold the words from @p words on, as many of them as leave enough. */
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

struct filtered rank_seeds(const struct rank_ways *words, size_t n,
                           const struct plan *plan, const struct filtered *among,
                           size_t wanted)
{
    struct filtered seeds = {NULL, 0};
    /* Words in too few documents say too little of the others. */
    for (size_t i = 0; i < n && seeds.n < wanted; i++)
        seeds = of_words(words + i, n - i, plan, among, wanted);
    return seeds.n < wanted ? (struct filtered){NULL, 0} : seeds;
}
