/* The answers given lately, for all threads: bounded in bytes, of one generation; what several ask for at once is
 * computed once. */
#ifndef SERVER_CACHE_CACHE_H
#define SERVER_CACHE_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"
#include "server/http/stored.h"

/** All functions may be called by any thread. An `epoch` numbers the served generation: served_epoch(). Of a newer
 *  epoch, whoever asks first empties what older ones left; of an older one, nothing is found or kept. */
struct cache;

/** At most @p bytes of answers and names, @p bytes being 1 at least. Never NULL; freed when no thread uses it. */
struct cache *cache_new(size_t bytes);
void cache_free(struct cache *cache);
void cache_free_at(struct cache **cache);
#define AUTO_CACHE CLEANUP(cache_free_at) struct cache

/** Give back at once all that is older than @p epoch. */
void cache_advance(struct cache *cache, uint64_t epoch);

/**
 * The answer to the request that was written as @p spelling, whose caller drops it, or NULL: never given before, or no
 * longer kept. A hit is counted, its absence is not: cache_claim() will.
 */
struct stored *cache_recall(struct cache *cache, uint64_t epoch, struct str spelling);

/** Remember that @p spelling asks for what is kept under @p key. */
void cache_name(struct cache *cache, uint64_t epoch, struct str spelling, struct str key);

struct flight;

enum claim {
    CLAIM_HIT,  /* here is the answer */
    CLAIM_WAIT, /* the same; another thread computed it meanwhile */
    CLAIM_LEAD, /* compute it; others may wait: cache_land() must follow */
    CLAIM_ALONE /* compute it: the one who led failed, or took too long */
};

/**
 * Ask for the answer to the normalised request @p key. When another thread is computing it, wait for that, @p wait_ms at
 * most: a thread that leads never waits for another, so all who wait are answered.
 *
 * @param[out] answer  with CLAIM_HIT and CLAIM_WAIT, to be dropped by the caller; else NULL.
 * @param[out] flight  with CLAIM_LEAD; else NULL.
 */
MUST_CHECK enum claim cache_claim(struct stored **answer, struct flight **flight,
                                  struct cache *cache, uint64_t epoch, struct str key,
                                  unsigned wait_ms);

/** What was led has ended: with @p answer, which is kept and given to all who wait, or with none (NULL): they compute
 *  by themselves. @p flight is gone then. */
void cache_land(struct flight *flight, struct stored *answer);

/** @p answer, where it is kept, takes @p bytes more: its gzip form was made. */
void cache_grow(struct cache *cache, uint64_t epoch, const struct stored *answer,
                size_t bytes);

/** Counted since the start, but for the last four, which are as it is now. */
struct cache_figures {
    uint64_t n_hits;
    uint64_t n_misses; /* computed, led or alone */
    uint64_t n_waits;  /* answered by what another request computed at that time */
    uint64_t n_evicted;
    size_t n_kept; /* answers and the names of answers */
    size_t n_waiting;
    size_t bytes;
    size_t limit;
};
void cache_figures(struct cache *cache, struct cache_figures *out);

#endif
