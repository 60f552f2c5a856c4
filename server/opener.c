/* Waits until it is asked to look, then updates the served generation. */
#include "server/opener.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/memory.h"

struct opener {
    struct served *served;
    struct cache *cache;
    const struct log *log;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t poked;
    /* Guarded by the mutex, as the next two members are. */
    bool wants_look;
    bool wants_again;
    bool wants_end;
};

static void tell_degraded(const struct log *log, enum status damage, const char *why)
{
    log_event(log, "error", "index.degraded",
              "%s%s%s. La base Xapian répond à la place des fichiers compilés.",
              status_name(damage), *why ? " : " : "", why);
}

void opener_update(struct served *served, const struct log *log, bool again)
{
    struct error err = {0};
    struct served_state before;
    served_state(served, &before);
    bool changed = false;
    enum status st = served_update(served, again, &changed, &err);
    struct served_state after;
    served_state(served, &after);
    if (changed)
        log_event(log, "info", "index.opened", "génération %s servie : %u document(s)",
                  after.generation, after.n_documents);
    if (changed && after.damage)
        tell_degraded(log, after.damage, "");
    bool is_news = st && (again || before.refusal != st);
    if (is_news || (st && after.refused[0]))
        log_event(log, "error", "index.refused", "%s : %s. %s", status_name(st), err.text,
                  after.is_open ? "La génération précédente reste servie."
                                : "Aucun index n'est servi.");
}

/** Wait for something to do; false when the thread is to end. */
static bool wait_for_poke(struct opener *opener, bool *again)
{
    pthread_mutex_lock(&opener->mutex);
    while (!opener->wants_look && !opener->wants_end)
        pthread_cond_wait(&opener->poked, &opener->mutex);
    bool goes_on = !opener->wants_end;
    *again = opener->wants_again;
    opener->wants_look = opener->wants_again = false;
    pthread_mutex_unlock(&opener->mutex);
    return goes_on;
}

static bool goes_on(void *context)
{
    struct opener *opener = context;
    pthread_mutex_lock(&opener->mutex);
    bool ends = opener->wants_end;
    pthread_mutex_unlock(&opener->mutex);
    return !ends;
}

/** Drop the answers of a generation that is no longer served. */
static void forget_old(struct opener *opener)
{
    if (opener->cache)
        cache_advance(opener->cache, served_epoch(opener->served));
}

/**
 * Check the digests of what was opened by its stamp alone. The first requests are
 * answered meanwhile.
 */
static void verify(struct opener *opener)
{
    struct error err = {0};
    enum status st = served_verify(opener->served, goes_on, opener, &err);
    struct served_state after;
    served_state(opener->served, &after);
    if (st && after.damage)
        tell_degraded(opener->log, st, err.text);
    else if (st)
        log_event(opener->log, "error", "index.refused",
                  "%s : %s. Aucun index n'est servi.", status_name(st), err.text);
    forget_old(opener);
}

static void *run(void *context)
{
    struct opener *opener = context;
    verify(opener);
    bool again = false;
    while (wait_for_poke(opener, &again)) {
        opener_update(opener->served, opener->log, again);
        forget_old(opener);
        verify(opener);
    }
    return NULL;
}

struct opener *opener_new(struct served *served, struct cache *cache,
                          const struct log *log)
{
    struct opener *opener = mem_new(sizeof *opener);
    opener->served = served;
    opener->cache = cache;
    opener->log = log;
    pthread_mutex_init(&opener->mutex, NULL);
    pthread_cond_init(&opener->poked, NULL);
    if (pthread_create(&opener->thread, NULL, run, opener) != 0) {
        /* As when memory runs out: a machine that cannot start one thread cannot
         * serve. */
        log_event(log, "error", "thread", "impossible de lancer un fil d'exécution");
        abort();
    }
    return opener;
}

void opener_poke(struct opener *opener, bool again)
{
    pthread_mutex_lock(&opener->mutex);
    opener->wants_look = true;
    opener->wants_again = opener->wants_again || again;
    pthread_cond_signal(&opener->poked);
    pthread_mutex_unlock(&opener->mutex);
}

void opener_free(struct opener *opener)
{
    if (!opener)
        return;
    pthread_mutex_lock(&opener->mutex);
    opener->wants_end = true;
    pthread_cond_signal(&opener->poked);
    pthread_mutex_unlock(&opener->mutex);
    pthread_join(opener->thread, NULL);
    pthread_cond_destroy(&opener->poked);
    pthread_mutex_destroy(&opener->mutex);
    mem_free(opener);
}

void opener_free_at(struct opener **opener)
{
    opener_free(*opener);
}
