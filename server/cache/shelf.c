/* A hash table with chains, and a queue through which a hand goes. */
#include "server/cache/shelf.h"

#include <string.h>

#include "base/memory.h"

/**
 * One bucket for so many bytes. Answers are about ten times as long, so that chains stay
 * short.
 */
#define BYTES_A_BUCKET 1024

struct slot {
    struct slot *chain;
    struct slot *newer, *older;
    struct stored *stored;
    uint64_t hash;
    size_t bytes;
    bool is_used;
    size_t n_key;
    char key[];
};

void shelf_init(struct shelf *shelf, size_t limit)
{
    *shelf = (struct shelf){.limit = limit, .n_buckets = 1};
    while (shelf->n_buckets < limit / BYTES_A_BUCKET)
        shelf->n_buckets *= 2;
    shelf->buckets = mem_new_array(shelf->n_buckets, sizeof(struct slot *));
}

void shelf_release(struct shelf *shelf)
{
    shelf_clear(shelf);
    mem_free(shelf->buckets);
    *shelf = (struct shelf){0};
}

static struct slot **bucket_of(struct shelf *shelf, uint64_t hash)
{
    return &shelf->buckets[hash & (shelf->n_buckets - 1)];
}

static struct slot *slot_of(struct shelf *shelf, uint64_t hash, struct str key)
{
    for (struct slot *slot = *bucket_of(shelf, hash); slot; slot = slot->chain)
        if (slot->hash == hash && str_equal((struct str){slot->key, slot->n_key}, key))
            return slot;
    return NULL;
}

static void unlink_from_queue(struct shelf *shelf, struct slot *slot)
{
    if (shelf->hand == slot)
        shelf->hand = slot->newer;
    if (slot->newer)
        slot->newer->older = slot->older;
    else
        shelf->newest = slot->older;
    if (slot->older)
        slot->older->newer = slot->newer;
    else
        shelf->oldest = slot->newer;
}

static void remove_slot(struct shelf *shelf, struct slot *slot)
{
    struct slot **link = bucket_of(shelf, slot->hash);
    while (*link != slot)
        link = &(*link)->chain;
    *link = slot->chain;
    unlink_from_queue(shelf, slot);
    shelf->bytes -= slot->bytes;
    shelf->n_slots--;
    stored_drop(slot->stored);
    mem_free(slot);
}

/** Remove the answer that the hand chooses. There is at least one. */
static void evict(struct shelf *shelf)
{
    struct slot *slot = shelf->hand ? shelf->hand : shelf->oldest;
    while (slot->is_used) {
        slot->is_used = false;
        slot = slot->newer ? slot->newer : shelf->oldest;
    }
    shelf->hand = slot;
    remove_slot(shelf, slot);
    shelf->n_evicted++;
}

struct stored *shelf_find(struct shelf *shelf, uint64_t hash, struct str key)
{
    struct slot *slot = slot_of(shelf, hash, key);
    if (!slot)
        return NULL;
    slot->is_used = true;
    return slot->stored;
}

static struct slot *slot_new(uint64_t hash, struct str key, struct stored *stored,
                             size_t bytes)
{
    struct slot *slot = mem_new(sizeof *slot + key.n);
    slot->stored = stored_hold(stored);
    slot->hash = hash;
    slot->bytes = bytes;
    slot->n_key = key.n;
    memcpy(slot->key, key.at, key.n);
    return slot;
}

void shelf_put(struct shelf *shelf, uint64_t hash, struct str key, struct stored *stored)
{
    size_t bytes = sizeof(struct slot) + key.n + stored_size(stored);
    if (bytes > shelf->limit / 4 || slot_of(shelf, hash, key))
        return;
    while (shelf->bytes + bytes > shelf->limit)
        evict(shelf);
    struct slot *slot = slot_new(hash, key, stored, bytes);
    struct slot **bucket = bucket_of(shelf, hash);
    slot->chain = *bucket;
    *bucket = slot;
    slot->older = shelf->newest;
    if (slot->older)
        slot->older->newer = slot;
    else
        shelf->oldest = slot;
    shelf->newest = slot;
    shelf->bytes += bytes;
    shelf->n_slots++;
}

void shelf_grow(struct shelf *shelf, uint64_t hash, struct str key,
                const struct stored *stored, size_t bytes)
{
    struct slot *slot = slot_of(shelf, hash, key);
    if (!slot || slot->stored != stored)
        return;
    slot->bytes += bytes;
    shelf->bytes += bytes;
    while (shelf->bytes > shelf->limit)
        evict(shelf);
}

void shelf_clear(struct shelf *shelf)
{
    while (shelf->oldest)
        remove_slot(shelf, shelf->oldest);
}
