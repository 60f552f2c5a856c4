/* A bounded table of stored answers: what the cache is made of. It does no locking; its
 * owner does. */
#ifndef SERVER_CACHE_SHELF_H
#define SERVER_CACHE_SHELF_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "server/http/stored.h"

struct slot;

/**
 * Held by value: shelf_init() before use, shelf_release() after.
 *
 * SIEVE decides what is removed first (Zhang et al., NSDI 2024). Answers stand in a queue
 * by age, and a hit only marks its answer. A hand goes from old to new; it takes marks
 * away and removes answers that had none. A run of questions that are asked once passes
 * through without removing answers that are asked for again.
 */
struct shelf {
    struct slot **buckets;
    /* A power of two. */
    size_t n_buckets;
    struct slot *newest, *oldest, *hand;
    /* The most bytes, counting everything that a slot takes. */
    size_t limit;
    size_t bytes;
    size_t n_slots;
    uint64_t n_evicted;
};

void shelf_init(struct shelf *shelf, size_t limit);
void shelf_release(struct shelf *shelf);

/**
 * Find the answer called @p key, whose hash is @p hash, and mark it as used. Borrowed;
 * NULL when there is none.
 */
struct stored *shelf_find(struct shelf *shelf, uint64_t hash, struct str key);

/**
 * Keep and hold @p stored under a copy of @p key; others are removed for it. Nothing is
 * done when there is an answer of that key, or when this one would fill more than a
 * quarter of the limit.
 */
void shelf_put(struct shelf *shelf, uint64_t hash, struct str key, struct stored *stored);

/**
 * Count @p bytes more for the answer @p stored called @p key, if it is still there.
 * Others are removed for that, or this one itself.
 */
void shelf_grow(struct shelf *shelf, uint64_t hash, struct str key,
                const struct stored *stored, size_t bytes);

/** Drop everything. These answers do not count as evicted. */
void shelf_clear(struct shelf *shelf);

#endif
