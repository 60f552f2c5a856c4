/* What the cache is made of: a bounded table of stored answers. Knows no thread: its owner locks. */
#ifndef SERVER_CACHE_SHELF_H
#define SERVER_CACHE_SHELF_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "server/http/stored.h"

struct slot;

/**
 * Held by value: shelf_init() before use, shelf_release() after. What leaves first is decided by SIEVE (Zhang et al.,
 * NSDI 2024): answers stand in a queue by age; a hit only marks its answer; a hand goes from old to new, takes marks
 * away and removes what had none. A run of questions asked once passes through without moving what is asked again.
 */
struct shelf {
    struct slot **buckets;
    size_t n_buckets; /* a power of two */
    struct slot *newest, *oldest, *hand;
    size_t limit; /* in bytes, all of what a slot takes included */
    size_t bytes;
    size_t n_slots;
    uint64_t n_evicted;
};

void shelf_init(struct shelf *shelf, size_t limit);
void shelf_release(struct shelf *shelf);

/** The answer called @p key, whose hash is @p hash, marked as used; NULL when there is none. Borrowed. */
struct stored *shelf_find(struct shelf *shelf, uint64_t hash, struct str key);

/** Put @p stored there under @p key (copied) and hold it, unless the key is taken or it would fill more than a quarter
 *  of the limit; others leave for it. */
void shelf_put(struct shelf *shelf, uint64_t hash, struct str key, struct stored *stored);

/** The answer @p stored called @p key, if it stands there still, takes @p bytes more: others leave, or itself. */
void shelf_grow(struct shelf *shelf, uint64_t hash, struct str key,
                const struct stored *stored, size_t bytes);

/** Drop everything; this is no eviction. */
void shelf_clear(struct shelf *shelf);

#endif
