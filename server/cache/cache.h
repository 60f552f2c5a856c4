/* The answers that were given lately, shared by all threads. Their bytes are bounded,
 * they are all of one generation, and an answer that several clients want at the same
 * time is computed once. */
#ifndef SERVER_CACHE_CACHE_H
#define SERVER_CACHE_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"
#include "server/http/stored.h"

/**
 * The cache. Every function may be called by any thread.
 *
 * An `epoch` numbers the generation that is served (served_epoch()). The first caller
 * with a newer epoch empties the cache of what older ones left. For an older epoch
 * nothing is found, and nothing is kept.
 */
struct cache;

/**
 * Make a cache that takes at most @p bytes, at least 1, for answers and their names.
 * Never NULL; it may be freed when no thread uses it any more.
 */
struct cache *cache_new(size_t bytes);
void cache_free(struct cache *cache);
void cache_free_at(struct cache **cache);
#define AUTO_CACHE CLEANUP(cache_free_at) struct cache

/** Free at once all that is of an epoch before @p epoch. */
void cache_advance(struct cache *cache, uint64_t epoch);

/**
 * Find the answer to a request that was sent as @p spelling. The caller drops it. A hit
 * is counted here; a miss is not, because cache_claim() counts it.
 *
 * @return NULL when it was never given or is no longer kept.
 */
struct stored *cache_recall(struct cache *cache, uint64_t epoch, struct str spelling);

/**
 * Remember that requests that are sent as @p spelling ask for the answer kept under
 * @p key.
 */
void cache_name(struct cache *cache, uint64_t epoch, struct str spelling, struct str key);

struct flight;

enum claim {
    /* The answer was kept. */
    CLAIM_HIT,
    /* The answer came from another thread, which was computing it. */
    CLAIM_WAIT,
    /* The caller computes it and then calls cache_land(), since others may be waiting. */
    CLAIM_LEAD,
    /* The caller computes it for itself: the thread that led failed or took too long. */
    CLAIM_ALONE
};

/**
 * Ask for the answer to the normalised request @p key. When another thread is computing
 * it, wait for that thread, for @p wait_ms at most. A thread that leads never waits for
 * another one, so that everyone who waits is answered.
 *
 * @param[out] answer  the answer with CLAIM_HIT and CLAIM_WAIT, which the caller drops;
 *                     NULL otherwise.
 * @param[out] flight  what cache_land() is given, with CLAIM_LEAD; NULL otherwise.
 */
MUST_CHECK enum claim cache_claim(struct stored **answer, struct flight **flight,
                                  struct cache *cache, uint64_t epoch, struct str key,
                                  unsigned wait_ms);

/**
 * End the computation @p flight, which is freed. @p answer is kept and given to all who
 * wait; when it is NULL, each of them computes by itself.
 */
void cache_land(struct flight *flight, struct stored *answer);

/** Count @p bytes more for @p answer, if it is kept: its gzip form was made. */
void cache_grow(struct cache *cache, uint64_t epoch, const struct stored *answer,
                size_t bytes);

/** Counters since the start; the last four members are as things are now. */
struct cache_figures {
    uint64_t n_hits;
    /* Answers that were computed, for others too or alone. */
    uint64_t n_misses;
    /* Requests that were answered by what another one computed at that moment. */
    uint64_t n_waits;
    uint64_t n_evicted;
    /* How many answers and names of answers are kept. */
    size_t n_kept;
    size_t n_waiting;
    size_t bytes;
    size_t limit;
};
void cache_figures(struct cache *cache, struct cache_figures *out);

#endif
