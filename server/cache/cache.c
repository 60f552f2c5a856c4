/* The cache in shards, each with a lock, a shelf of answers and the computations that are
 * under way. */
#include "server/cache/cache.h"

#include <pthread.h>
#include <string.h>
#include <time.h>
#include <xxhash.h>

#include "base/memory.h"
#include "server/cache/shelf.h"

#define SHARDS_MAX 16U
/**
 * The least bytes of a shard, which must hold many answers, some large ones among them.
 */
#define SHARD_LEAST_BYTES ((size_t)1 << 20)

/** An answer that a thread is computing. */
struct flight {
    struct flight *next;
    struct shard *shard;
    uint64_t epoch;
    uint64_t hash;
    char *key;
    size_t n_key;
    pthread_cond_t landing;
    /* The answer once it landed, held; NULL until then, and when it landed without
     * one. */
    struct stored *answer;
    bool has_landed;
    /* How many threads wait, and one more for the leader until it landed. The last one
     * frees it. */
    size_t n_users;
};

struct shard {
    /* Guards all members below, and every flight of the shard. */
    pthread_mutex_t mutex;
    struct shelf shelf;
    struct flight *flights;
    uint64_t epoch;
    /* Only the counters, and n_waiting, are kept here. */
    struct cache_figures figures;
};

struct cache {
    struct shard *shards;
    size_t n_shards;
};

/** Keys and spellings are names in the same table; each kind has hashes of its own. */
enum cache_name { NAME_KEY, NAME_SPELLING };

static uint64_t hash_of(struct str name, enum cache_name kind)
{
    return XXH3_64bits_withSeed(name.at, name.n, (XXH64_hash_t)kind);
}

struct cache *cache_new(size_t bytes)
{
    struct cache *cache = mem_new(sizeof *cache);
    size_t n = bytes / SHARD_LEAST_BYTES;
    cache->n_shards = n < 1 ? 1 : n > SHARDS_MAX ? SHARDS_MAX : n;
    cache->shards = mem_new_array(cache->n_shards, sizeof *cache->shards);
    for (size_t i = 0; i < cache->n_shards; i++) {
        pthread_mutex_init(&cache->shards[i].mutex, NULL);
        shelf_init(&cache->shards[i].shelf, bytes / cache->n_shards);
    }
    return cache;
}

void cache_free(struct cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < cache->n_shards; i++) {
        shelf_release(&cache->shards[i].shelf);
        pthread_mutex_destroy(&cache->shards[i].mutex);
    }
    mem_free(cache->shards);
    mem_free(cache);
}

void cache_free_at(struct cache **cache)
{
    cache_free(*cache);
}

/**
 * Lock the shard that @p hash belongs to. The high bits choose the shard, the low ones
 * the bucket.
 */
static struct shard *shard_lock(struct cache *cache, uint64_t hash)
{
    struct shard *shard = &cache->shards[(hash >> 48) % cache->n_shards];
    pthread_mutex_lock(&shard->mutex);
    return shard;
}

/** Whether @p epoch is the epoch of the shard, which first goes on to a newer one. */
static bool is_of(struct shard *shard, uint64_t epoch)
{
    if (epoch > shard->epoch) {
        shelf_clear(&shard->shelf);
        shard->epoch = epoch;
    }
    return epoch == shard->epoch;
}

void cache_advance(struct cache *cache, uint64_t epoch)
{
    for (size_t i = 0; i < cache->n_shards; i++) {
        pthread_mutex_lock(&cache->shards[i].mutex);
        (void)is_of(&cache->shards[i], epoch);
        pthread_mutex_unlock(&cache->shards[i].mutex);
    }
}

/**
 * Find what is kept under @p name and hold it; NULL when there is nothing. @p counts says
 * whether this counts as a hit.
 */
static struct stored *find(struct cache *cache, uint64_t epoch, uint64_t hash,
                           struct str name, bool counts)
{
    struct shard *shard = shard_lock(cache, hash);
    struct stored *found =
        is_of(shard, epoch) ? shelf_find(&shard->shelf, hash, name) : NULL;
    if (found) {
        (void)stored_hold(found);
        shard->figures.n_hits += counts;
    }
    pthread_mutex_unlock(&shard->mutex);
    return found;
}

/* An answer has one key and any number of spellings. What is kept under a spelling is the
 * key. */

struct stored *cache_recall(struct cache *cache, uint64_t epoch, struct str spelling)
{
    struct stored *name =
        find(cache, epoch, hash_of(spelling, NAME_SPELLING), spelling, false);
    if (!name)
        return NULL;
    struct str key = stored_body(name);
    struct stored *answer = find(cache, epoch, hash_of(key, NAME_KEY), key, true);
    stored_drop(name);
    return answer;
}

void cache_name(struct cache *cache, uint64_t epoch, struct str spelling, struct str key)
{
    uint64_t hash = hash_of(spelling, NAME_SPELLING);
    struct stored *name = stored_bytes(key);
    struct shard *shard = shard_lock(cache, hash);
    if (is_of(shard, epoch))
        shelf_put(&shard->shelf, hash, spelling, name);
    pthread_mutex_unlock(&shard->mutex);
    stored_drop(name);
}

/* Several threads that want the same answer: one of them computes it. */

static struct flight *flight_new(struct shard *shard, uint64_t epoch, uint64_t hash,
                                 struct str key)
{
    struct flight *flight = mem_new(sizeof *flight);
    *flight = (struct flight){.next = shard->flights,
                              .shard = shard,
                              .epoch = epoch,
                              .hash = hash,
                              .key = mem_copy_string(key.at, key.n),
                              .n_key = key.n,
                              .n_users = 1};
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&flight->landing, &clock);
    pthread_condattr_destroy(&clock);
    return flight;
}

static struct str key_of(const struct flight *flight)
{
    return (struct str){flight->key, flight->n_key};
}

static struct flight *flight_of(const struct shard *shard, uint64_t epoch, uint64_t hash,
                                struct str key)
{
    struct flight *flight = shard->flights;
    while (flight && !(flight->epoch == epoch && flight->hash == hash &&
                       str_equal(key_of(flight), key)))
        flight = flight->next;
    return flight;
}

static void flight_leave(struct flight *flight)
{
    if (--flight->n_users > 0)
        return;
    stored_drop(flight->answer);
    pthread_cond_destroy(&flight->landing);
    mem_free(flight->key);
    mem_free(flight);
}

static struct timespec time_after(unsigned ms)
{
    struct timespec then = {0};
    clock_gettime(CLOCK_MONOTONIC, &then);
    then.tv_sec += ms / 1000;
    then.tv_nsec += (long)(ms % 1000) * 1000000L;
    if (then.tv_nsec >= 1000000000L) {
        then.tv_sec++;
        then.tv_nsec -= 1000000000L;
    }
    return then;
}

/**
 * Wait for what @p flight lands with, and hold it; NULL when nothing comes in time. The
 * shard is locked before and after, but not during the wait.
 */
static struct stored *wait_for(struct flight *flight, unsigned wait_ms)
{
    struct shard *shard = flight->shard;
    struct timespec end = time_after(wait_ms);
    flight->n_users++;
    shard->figures.n_waiting++;
    int waited = 0;
    while (!flight->has_landed && waited == 0)
        waited = pthread_cond_timedwait(&flight->landing, &shard->mutex, &end);
    shard->figures.n_waiting--;
    struct stored *answer = flight->answer ? stored_hold(flight->answer) : NULL;
    flight_leave(flight);
    return answer;
}

/** Nothing is kept under @p key: compute it, or wait for the thread that does. */
static enum claim lead_or_wait(struct stored **answer, struct flight **flight,
                               struct shard *shard, uint64_t epoch, struct str key,
                               unsigned wait_ms)
{
    uint64_t hash = hash_of(key, NAME_KEY);
    struct flight *before = flight_of(shard, epoch, hash, key);
    if (before) {
        *answer = wait_for(before, wait_ms);
        if (*answer)
            shard->figures.n_waits++;
        else
            shard->figures.n_misses++;
        return *answer ? CLAIM_WAIT : CLAIM_ALONE;
    }
    *flight = shard->flights = flight_new(shard, epoch, hash, key);
    shard->figures.n_misses++;
    return CLAIM_LEAD;
}

enum claim cache_claim(struct stored **answer, struct flight **flight,
                       struct cache *cache, uint64_t epoch, struct str key,
                       unsigned wait_ms)
{
    uint64_t hash = hash_of(key, NAME_KEY);
    *flight = NULL;
    struct shard *shard = shard_lock(cache, hash);
    *answer = is_of(shard, epoch) ? shelf_find(&shard->shelf, hash, key) : NULL;
    enum claim claim = CLAIM_HIT;
    if (*answer) {
        (void)stored_hold(*answer);
        shard->figures.n_hits++;
    } else {
        claim = lead_or_wait(answer, flight, shard, epoch, key, wait_ms);
    }
    pthread_mutex_unlock(&shard->mutex);
    return claim;
}

void cache_land(struct flight *flight, struct stored *answer)
{
    struct shard *shard = flight->shard;
    pthread_mutex_lock(&shard->mutex);
    struct flight **link = &shard->flights;
    while (*link != flight)
        link = &(*link)->next;
    *link = flight->next;
    if (answer) {
        flight->answer = stored_hold(answer);
        if (is_of(shard, flight->epoch))
            shelf_put(&shard->shelf, flight->hash, key_of(flight), answer);
    }
    flight->has_landed = true;
    pthread_cond_broadcast(&flight->landing);
    flight_leave(flight);
    pthread_mutex_unlock(&shard->mutex);
}

void cache_grow(struct cache *cache, uint64_t epoch, const struct stored *answer,
                size_t bytes)
{
    struct str key = stored_key(answer);
    uint64_t hash = hash_of(key, NAME_KEY);
    struct shard *shard = shard_lock(cache, hash);
    if (is_of(shard, epoch))
        shelf_grow(&shard->shelf, hash, key, answer, bytes);
    pthread_mutex_unlock(&shard->mutex);
}

void cache_figures(struct cache *cache, struct cache_figures *out)
{
    *out = (struct cache_figures){0};
    for (size_t i = 0; i < cache->n_shards; i++) {
        struct shard *shard = &cache->shards[i];
        pthread_mutex_lock(&shard->mutex);
        out->n_hits += shard->figures.n_hits;
        out->n_misses += shard->figures.n_misses;
        out->n_waits += shard->figures.n_waits;
        out->n_waiting += shard->figures.n_waiting;
        out->n_evicted += shard->shelf.n_evicted;
        out->n_kept += shard->shelf.n_slots;
        out->bytes += shard->shelf.bytes;
        out->limit += shard->shelf.limit;
        pthread_mutex_unlock(&shard->mutex);
    }
}
