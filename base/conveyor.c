/* The conveyor is a ring of places behind one mutex. One is enough: pieces are large, so
 * the mutex is seldom locked. */
#include "base/conveyor.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>

#include "base/memory.h"

struct conveyor_place {
    void *piece;
    bool is_done;
};

struct conveyor_worker {
    struct conveyor *conveyor;
    void *own;
    pthread_t thread;
};

struct conveyor {
    struct conveyor_team team;
    struct conveyor_place *places;
    size_t n_places;
    /** How many pieces were put, begun and taken so far. Piece i stands at place
     *  i % n_places. */
    uint64_t n_put, n_begun, n_taken;
    struct conveyor_worker *workers;
    size_t n_threads;
    /** Guards every member that changes except n_taken, which only one thread uses. */
    pthread_mutex_t mutex;
    pthread_cond_t was_put, was_done;
    bool is_over;
};

static struct conveyor_place *place_of(struct conveyor *conveyor, uint64_t piece)
{
    return &conveyor->places[piece % conveyor->n_places];
}

static void *run(void *context)
{
    struct conveyor_worker *worker = context;
    struct conveyor *conveyor = worker->conveyor;
    pthread_mutex_lock(&conveyor->mutex);
    while (!conveyor->is_over) {
        if (conveyor->n_begun == conveyor->n_put) {
            pthread_cond_wait(&conveyor->was_put, &conveyor->mutex);
            continue;
        }
        struct conveyor_place *place = place_of(conveyor, conveyor->n_begun++);
        pthread_mutex_unlock(&conveyor->mutex);
        conveyor->team.work(worker->own, place->piece);
        pthread_mutex_lock(&conveyor->mutex);
        place->is_done = true;
        pthread_cond_signal(&conveyor->was_done);
    }
    pthread_mutex_unlock(&conveyor->mutex);
    return NULL;
}

/** The threads block all signals, so that a signal reaches the thread that puts and
 *  takes: it may wait in a system call that the signal is to interrupt. */
static void start_threads(struct conveyor *conveyor)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    for (size_t i = 0; i < conveyor->team.n; i++) {
        struct conveyor_worker *worker = &conveyor->workers[conveyor->n_threads];
        *worker = (struct conveyor_worker){.conveyor = conveyor,
                                           .own = conveyor->team.workers[i]};
        if (pthread_create(&worker->thread, NULL, run, worker) == 0)
            conveyor->n_threads++;
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct conveyor *conveyor_new(const struct conveyor_team *team, size_t n_places)
{
    assert(team->n && n_places);
    struct conveyor *conveyor = mem_new(sizeof *conveyor);
    conveyor->team = *team;
    conveyor->n_places = n_places;
    conveyor->places = mem_new_array(n_places, sizeof *conveyor->places);
    conveyor->workers = mem_new_array(team->n, sizeof *conveyor->workers);
    pthread_mutex_init(&conveyor->mutex, NULL);
    pthread_cond_init(&conveyor->was_put, NULL);
    pthread_cond_init(&conveyor->was_done, NULL);
    if (team->n > 1)
        start_threads(conveyor);
    return conveyor;
}

void conveyor_free(struct conveyor *conveyor)
{
    if (!conveyor)
        return;
    pthread_mutex_lock(&conveyor->mutex);
    conveyor->is_over = true;
    pthread_cond_broadcast(&conveyor->was_put);
    pthread_mutex_unlock(&conveyor->mutex);
    for (size_t i = 0; i < conveyor->n_threads; i++)
        (void)pthread_join(conveyor->workers[i].thread, NULL);
    pthread_cond_destroy(&conveyor->was_put);
    pthread_cond_destroy(&conveyor->was_done);
    pthread_mutex_destroy(&conveyor->mutex);
    mem_free(conveyor->workers);
    mem_free(conveyor->places);
    mem_free(conveyor);
}

void conveyor_free_at(struct conveyor **conveyor)
{
    conveyor_free(*conveyor);
}

bool conveyor_is_full(const struct conveyor *conveyor)
{
    return conveyor->n_put - conveyor->n_taken == conveyor->n_places;
}

bool conveyor_is_ready(struct conveyor *conveyor)
{
    pthread_mutex_lock(&conveyor->mutex);
    bool is_ready = conveyor->n_taken < conveyor->n_put &&
                    place_of(conveyor, conveyor->n_taken)->is_done;
    pthread_mutex_unlock(&conveyor->mutex);
    return is_ready;
}

void conveyor_put(struct conveyor *conveyor, void *piece)
{
    assert(piece && !conveyor_is_full(conveyor));
    bool is_alone = conveyor->n_threads == 0;
    if (is_alone)
        conveyor->team.work(conveyor->team.workers[0], piece);
    pthread_mutex_lock(&conveyor->mutex);
    *place_of(conveyor, conveyor->n_put++) = (struct conveyor_place){piece, is_alone};
    pthread_cond_signal(&conveyor->was_put);
    pthread_mutex_unlock(&conveyor->mutex);
}

void *conveyor_take(struct conveyor *conveyor)
{
    if (conveyor->n_taken == conveyor->n_put)
        return NULL;
    const struct conveyor_place *place = place_of(conveyor, conveyor->n_taken++);
    pthread_mutex_lock(&conveyor->mutex);
    while (!place->is_done)
        pthread_cond_wait(&conveyor->was_done, &conveyor->mutex);
    pthread_mutex_unlock(&conveyor->mutex);
    return place->piece;
}
