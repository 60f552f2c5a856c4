/* Answering from mapped files: nothing is kept, and nothing fails later than at opening.
 * */
#include "engine/store/flat/flat_store.h"

#include "base/memory.h"
#include "engine/store/evaluation.h"

struct flat_store {
    struct store head;
    const struct lists *lists;
    const struct bitmaps *bitmaps;
};

static const struct flat_store *of(const struct store *store)
{
    return (const struct flat_store *)store;
}

static struct posting_list list(struct store *store, enum family family, struct str text)
{
    return lists_find(of(store)->lists, family, text);
}

static uint32_t frequency(struct store *store, enum family family, struct str text)
{
    return lists_find(of(store)->lists, family, text).n;
}

static const roaring_bitmap_t *set(struct store *store, const struct posting_list *list)
{
    return list->bitmap ? bitmaps_view(of(store)->bitmaps, list->bitmap - 1) : NULL;
}

static const roaring_bitmap_t *value(struct store *store, enum store_facet facet,
                                     size_t value)
{
    return bitmaps_facet_value(of(store)->bitmaps, facet, value);
}

static void rest(struct store *store)
{
    (void)store;
}

static enum status failure(struct store *store, struct error *err)
{
    (void)store;
    (void)err;
    return STATUS_OK;
}

static void release(struct store *store)
{
    mem_free(store);
}

static const struct store_type type = {
    .name = "flat",
    .list = list,
    .frequency = frequency,
    .set = set,
    .value = value,
    .evaluate = evaluate_by_bitmaps,
    .rest = rest,
    .failure = failure,
    .release = release,
};

struct store *flat_store_new(const struct lists *lists, const struct bitmaps *bitmaps)
{
    struct flat_store *store = mem_new(sizeof *store);
    *store = (struct flat_store){{&type}, lists, bitmaps};
    return &store->head;
}
