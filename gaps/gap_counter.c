/* A queue of bounded size, and a thread that empties it every few seconds. */
#include "gaps/gap_counter.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"

/** How long searches are collected before they are counted together. */
#define FLUSH_SECONDS 2

/** A search that waits, with its own texts. */
struct waiting_gap {
    char words[GAP_WORDS_MAX], region[GAP_VALUE_MAX], theme[GAP_VALUE_MAX];
    struct gap gap;
};

struct gap_counter {
    struct gap_store *store;
    pthread_t thread;
    pthread_mutex_t lock;
    /* Signalled when the thread shall end. */
    pthread_cond_t ends;
    bool is_ending;
    uint64_t n_dropped;
    size_t n;
    struct waiting_gap waiting[GAP_QUEUE_MAX];
    /* What is being counted, of the thread alone. */
    struct waiting_gap taken[GAP_QUEUE_MAX];
    struct gap gaps[GAP_QUEUE_MAX];
};

static void wait_a_while(struct gap_counter *counter)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += FLUSH_SECONDS;
    while (!counter->is_ending &&
           pthread_cond_timedwait(&counter->ends, &counter->lock, &until) == 0)
        continue;
}

static struct gap own_gap(const struct waiting_gap *waiting)
{
    struct gap gap = waiting->gap;
    gap.words.at = waiting->words;
    gap.region.at = waiting->region;
    gap.theme.at = waiting->theme;
    return gap;
}

/** Count what waits. The lock is held, but not while the database is written. */
static void flush(struct gap_counter *counter)
{
    size_t n = counter->n;
    memcpy(counter->taken, counter->waiting, n * sizeof *counter->taken);
    counter->n = 0;
    (void)pthread_mutex_unlock(&counter->lock);
    for (size_t i = 0; i < n; i++)
        counter->gaps[i] = own_gap(&counter->taken[i]);
    struct error err;
    enum status st = gap_store_count(counter->store, counter->gaps, n, &err);
    (void)pthread_mutex_lock(&counter->lock);
    counter->n_dropped += st ? n : 0;
}

static void *count(void *context)
{
    struct gap_counter *counter = context;
    (void)pthread_mutex_lock(&counter->lock);
    while (!counter->is_ending) {
        wait_a_while(counter);
        flush(counter);
    }
    flush(counter);
    (void)pthread_mutex_unlock(&counter->lock);
    return NULL;
}

enum status gap_counter_new(struct gap_counter **out, const char *path, struct error *err)
{
    *out = NULL;
    struct gap_store *store = NULL;
    enum status st = gap_store_open(&store, path, err);
    if (st)
        return st;
    struct gap_counter *counter = mem_new(sizeof *counter);
    counter->store = store;
    (void)pthread_mutex_init(&counter->lock, NULL);
    (void)pthread_cond_init(&counter->ends, NULL);
    if (pthread_create(&counter->thread, NULL, count, counter)) {
        gap_store_free(store);
        mem_free(counter);
        return error_set(err, STATUS_IO, "impossible de créer un fil d'exécution");
    }
    *out = counter;
    return STATUS_OK;
}

void gap_counter_free(struct gap_counter *counter)
{
    if (!counter)
        return;
    (void)pthread_mutex_lock(&counter->lock);
    counter->is_ending = true;
    (void)pthread_cond_signal(&counter->ends);
    (void)pthread_mutex_unlock(&counter->lock);
    (void)pthread_join(counter->thread, NULL);
    (void)pthread_cond_destroy(&counter->ends);
    (void)pthread_mutex_destroy(&counter->lock);
    gap_store_free(counter->store);
    mem_free(counter);
}

void gap_counter_free_at(struct gap_counter **counter)
{
    gap_counter_free(*counter);
}

static void copy(char *to, struct str *text)
{
    memcpy(to, text->at, text->n);
    text->at = NULL;
}

void gap_counter_note(struct gap_counter *counter, const struct gap *gap)
{
    if (!counter || !gap_is_countable(gap))
        return;
    (void)pthread_mutex_lock(&counter->lock);
    if (counter->n == GAP_QUEUE_MAX) {
        counter->n_dropped++;
    } else {
        struct waiting_gap *waiting = &counter->waiting[counter->n++];
        waiting->gap = *gap;
        waiting->gap.words = str_trim(gap->words);
        copy(waiting->words, &waiting->gap.words);
        copy(waiting->region, &waiting->gap.region);
        copy(waiting->theme, &waiting->gap.theme);
    }
    (void)pthread_mutex_unlock(&counter->lock);
}

uint64_t gap_counter_dropped(struct gap_counter *counter)
{
    if (!counter)
        return 0;
    (void)pthread_mutex_lock(&counter->lock);
    uint64_t n = counter->n_dropped;
    (void)pthread_mutex_unlock(&counter->lock);
    return n;
}
