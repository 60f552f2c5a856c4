/* Counts the users of each generation, so that the last one to leave an old generation
 * closes it. */
#include "server/site/served.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

/** A generation that is open, with its idle searchers. */
struct snapshot {
    struct served *owner;
    struct index *index;
    uint64_t epoch;
    /* A stack: the searcher that was used last is taken first, since its memory is still
     * in the caches. */
    struct searcher **idle;
    size_t n_idle;
    size_t n_searchers;
    /* How many leases there are, and one more while this is the generation that is
     * served. */
    size_t n_users;
    /* What lease_keep() keeps; set once. */
    struct {
        char *at;
        size_t n;
    } kept[KEPT_COUNT_];
    /* Whether every digest was checked. Only the updating thread uses it. */
    bool was_read;
    /* Why the Xapian database answers in the place of the engine that was asked for;
     * STATUS_OK when it does not. */
    enum status damage;
};

struct served {
    char *path;
    enum index_engine engine;
    size_t n_searchers;
    /* Guards all members below, and the members `idle` and `n_users` of every
     * snapshot. */
    pthread_mutex_t mutex;
    struct snapshot *current;
    /* The epoch of `current`, for those who read it without the mutex. */
    atomic_uint_fast64_t epoch;
    enum status refusal;
    char refused[GENERATION_ID_BYTES];
    /* Whether any generation was opened or refused yet. Only the updating thread uses
     * it. */
    bool was_asked;
};

struct served *served_new(const char *path, enum index_engine engine, size_t n_searchers)
{
    struct served *served = mem_new(sizeof *served);
    served->path = mem_copy_string(path, strlen(path));
    served->engine = engine;
    served->n_searchers = n_searchers;
    pthread_mutex_init(&served->mutex, NULL);
    return served;
}

/** Close the generation. Nobody uses it any more, so that all its searchers are idle. */
static void snapshot_free(struct snapshot *snapshot)
{
    if (!snapshot)
        return;
    for (size_t i = 0; i < snapshot->n_idle; i++)
        searcher_free(snapshot->idle[i]);
    mem_free(snapshot->idle);
    for (int i = 0; i < KEPT_COUNT_; i++)
        mem_free(snapshot->kept[i].at);
    index_free(snapshot->index);
    mem_free(snapshot);
}

void served_free(struct served *served)
{
    if (!served)
        return;
    snapshot_free(served->current);
    pthread_mutex_destroy(&served->mutex);
    mem_free(served->path);
    mem_free(served);
}

void served_free_at(struct served **served)
{
    served_free(*served);
}

/**
 * Open the generation that `current` names. Where the files of our own are damaged or of
 * another version, the Xapian database answers in their place, and @p damage says why.
 */
static enum status open_engine(struct index **out, enum status *damage,
                               const struct served *served, enum index_check check,
                               struct error *err)
{
    struct error refusal = {0};
    enum status st = index_open_with(out, served->path, check, served->engine, &refusal);
    *damage = STATUS_OK;
    if ((st == STATUS_INDEX_CORRUPT || st == STATUS_INDEX_VERSION) &&
        served->engine != INDEX_XAPIAN &&
        index_open_with(out, served->path, check, INDEX_XAPIAN, NULL) == STATUS_OK) {
        *damage = st;
        return STATUS_OK;
    }
    if (st && err)
        *err = refusal;
    return st;
}

/**
 * Open the generation that `current` names. All its searchers are made now: later its
 * folder may be gone.
 */
static enum status snapshot_open(struct snapshot **out, struct served *served,
                                 struct error *err)
{
    *out = NULL;
    AUTO_INDEX *index = NULL;
    enum status damage;
    enum status st =
        open_engine(&index, &damage, served,
                    served->was_asked ? INDEX_CHECK_DIGESTS : INDEX_CHECK_STAMP, err);
    served->was_asked = true; /* there is time once something is served */
    if (st)
        return st;
    struct snapshot *snapshot = mem_new(sizeof *snapshot);
    snapshot->owner = served;
    snapshot->damage = damage;
    snapshot->was_read = index_was_read(index);
    snapshot->index = TAKE(index);
    snapshot->idle = mem_new_array(served->n_searchers, sizeof(struct searcher *));
    snapshot->n_users = 1;
    for (; snapshot->n_searchers < served->n_searchers; snapshot->n_searchers++)
        snapshot->idle[snapshot->n_idle++] = searcher_new(snapshot->index);
    *out = snapshot;
    return STATUS_OK;
}

/** Count one user fewer. The last one closes the generation. */
static void snapshot_leave(struct snapshot *snapshot, struct searcher *searcher)
{
    if (!snapshot)
        return;
    pthread_mutex_t *mutex = &snapshot->owner->mutex;
    pthread_mutex_lock(mutex);
    if (searcher)
        snapshot->idle[snapshot->n_idle++] = searcher;
    bool was_last = --snapshot->n_users == 0;
    pthread_mutex_unlock(mutex);
    if (was_last)
        snapshot_free(snapshot);
}

static void remember(struct served *served, enum status refusal, const char *generation)
{
    pthread_mutex_lock(&served->mutex);
    served->refusal = refusal;
    (void)snprintf(served->refused, sizeof served->refused, "%s",
                   refusal ? generation : "");
    pthread_mutex_unlock(&served->mutex);
}

/**
 * Whether there is nothing to do about generation @p id: it is served, or it was refused
 * and @p again does not ask to look once more.
 */
static bool is_settled(struct served *served, const char *id, bool again)
{
    pthread_mutex_lock(&served->mutex);
    bool is_served =
        served->current && strcmp(index_info(served->current->index).generation, id) == 0;
    bool was_refused = served->refusal && strcmp(served->refused, id) == 0;
    bool is_whole = is_served && !served->current->damage;
    if (is_served)
        served->refusal = STATUS_OK;
    pthread_mutex_unlock(&served->mutex);
    return is_whole || ((is_served || was_refused) && !again);
}

static void replace(struct served *served, struct snapshot *snapshot)
{
    pthread_mutex_lock(&served->mutex);
    struct snapshot *old = served->current;
    served->current = snapshot;
    /* Inside the lock: a thread that sees the new number and then takes a lease gets the
     * new generation. */
    snapshot->epoch = atomic_fetch_add(&served->epoch, 1) + 1;
    served->refusal = STATUS_OK;
    served->refused[0] = '\0';
    pthread_mutex_unlock(&served->mutex);
    snapshot_leave(old, NULL);
}

enum status served_update(struct served *served, bool again, bool *changed,
                          struct error *err)
{
    *changed = false;
    char id[GENERATION_ID_BYTES] = "";
    enum status st = generation_named(id, served->path, "current", err);
    if (st) {
        remember(served, st, "");
        return st;
    }
    if (is_settled(served, id, again))
        return STATUS_OK;
    struct snapshot *snapshot = NULL;
    st = snapshot_open(&snapshot, served, err);
    if (st) {
        remember(served, st, id);
        return st;
    }
    replace(served, snapshot);
    *changed = true;
    return STATUS_OK;
}

uint64_t served_epoch(const struct served *served)
{
    return atomic_load_explicit(&served->epoch, memory_order_acquire);
}

/** Stop serving @p snapshot, because of @p refusal. */
static void withdraw(struct served *served, struct snapshot *snapshot,
                     enum status refusal)
{
    remember(served, refusal, index_info(snapshot->index).generation);
    pthread_mutex_lock(&served->mutex);
    served->current = NULL;
    (void)atomic_fetch_add(&served->epoch,
                           1); /* cached answers of it are not given any more */
    pthread_mutex_unlock(&served->mutex);
    snapshot_leave(snapshot, NULL);
}

/* `current` stays open during this call: only the calling thread, which updates, replaces
 * it. */
enum status served_verify(struct served *served, bool (*goes_on)(void *context),
                          void *context, struct error *err)
{
    struct snapshot *snapshot = served->current;
    if (!snapshot || snapshot->was_read)
        return STATUS_OK;
    snapshot->was_read = true;
    enum status st = index_verify(snapshot->index, goes_on, context, err);
    char id[GENERATION_ID_BYTES];
    bool is_published =
        generation_named(id, served->path, GENERATION_CURRENT, NULL) == STATUS_OK &&
        strcmp(id, index_info(snapshot->index).generation) == 0;
    /* When the index was removed or replaced meanwhile, its files say nothing of what is
     * mapped. */
    if (st != STATUS_INDEX_CORRUPT || !is_published)
        return STATUS_OK;
    struct snapshot *other = NULL;
    if (snapshot_open(&other, served, NULL))
        withdraw(served, snapshot, st);
    else
        replace(served, other);
    return st;
}

enum lease_answer lease_take(struct lease *out, struct served *served)
{
    *out = (struct lease){0};
    pthread_mutex_lock(&served->mutex);
    struct snapshot *snapshot = served->current;
    bool is_free = snapshot && snapshot->n_idle > 0;
    if (is_free) {
        snapshot->n_users++;
        *out = (struct lease){snapshot, snapshot->index,
                              snapshot->idle[--snapshot->n_idle], snapshot->epoch};
    }
    pthread_mutex_unlock(&served->mutex);
    if (is_free)
        return LEASE_OK;
    return snapshot ? LEASE_ALL_TAKEN : LEASE_NO_INDEX;
}

void lease_release(struct lease *lease)
{
    if (!lease->snapshot)
        return;
    searcher_rest(lease->searcher);
    snapshot_leave(lease->snapshot, lease->searcher);
    *lease = (struct lease){0};
}

struct str lease_kept(const struct lease *lease, enum kept kept)
{
    struct snapshot *snapshot = lease->snapshot;
    pthread_mutex_lock(&snapshot->owner->mutex);
    struct str bytes = {snapshot->kept[kept].at, snapshot->kept[kept].n};
    pthread_mutex_unlock(&snapshot->owner->mutex);
    return bytes;
}

void lease_keep(const struct lease *lease, enum kept kept, struct str bytes)
{
    struct snapshot *snapshot = lease->snapshot;
    pthread_mutex_lock(&snapshot->owner->mutex);
    if (!snapshot->kept[kept].at) {
        snapshot->kept[kept].at = mem_copy_string(bytes.at, bytes.n);
        snapshot->kept[kept].n = bytes.n;
    }
    pthread_mutex_unlock(&snapshot->owner->mutex);
}

void served_state(struct served *served, struct served_state *out)
{
    *out = (struct served_state){0};
    pthread_mutex_lock(&served->mutex);
    if (served->current) {
        struct index_info info = index_info(served->current->index);
        out->is_open = true;
        (void)snprintf(out->generation, sizeof out->generation, "%s", info.generation);
        out->built_at = info.built_at;
        out->n_documents = info.n_documents;
        out->engine = index_engine(served->current->index);
        out->damage = served->current->damage;
    }
    out->refusal = served->refusal;
    memcpy(out->refused, served->refused, sizeof out->refused);
    pthread_mutex_unlock(&served->mutex);
}
