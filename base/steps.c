/* Threads that choose the next step while they hold the mutex, and run it without. */
#include "base/steps.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/memory.h"

struct steps_run {
    const struct step *steps;
    size_t n;
    void *context;
    /** Guards all members below. */
    pthread_mutex_t mutex;
    pthread_cond_t was_done;
    uint32_t begun, done;
    enum status statuses[STEPS_MAX];
    struct error errors[STEPS_MAX];
    /** The steps that failed, as STEP_BIT()s. */
    uint32_t failed;
};

/** The first step that can begin now; run->n when there is none. */
static size_t next_step(const struct steps_run *run)
{
    size_t i = 0;
    while (i < run->n &&
           ((run->begun & STEP_BIT(i)) || (run->steps[i].after & ~run->done)))
        i++;
    return i;
}

static bool is_over(const struct steps_run *run)
{
    return run->failed || run->begun == (uint32_t)((UINT64_C(1) << run->n) - 1);
}

static void *work(void *context)
{
    struct steps_run *run = context;
    pthread_mutex_lock(&run->mutex);
    while (!is_over(run)) {
        size_t i = next_step(run);
        if (i == run->n) {
            pthread_cond_wait(&run->was_done, &run->mutex);
            continue;
        }
        run->begun |= STEP_BIT(i);
        pthread_mutex_unlock(&run->mutex);
        enum status st =
            run->steps[i].run(run->context, run->steps[i].part, &run->errors[i]);
        pthread_mutex_lock(&run->mutex);
        run->statuses[i] = st;
        run->failed |= st ? STEP_BIT(i) : 0;
        run->done |= STEP_BIT(i);
        pthread_cond_broadcast(&run->was_done);
    }
    pthread_mutex_unlock(&run->mutex);
    return NULL;
}

enum status steps_run(const struct step *steps, size_t n, unsigned jobs, void *context,
                      struct error *err)
{
    assert(n <= STEPS_MAX);
    struct steps_run *run = mem_new(sizeof *run);
    *run = (struct steps_run){.steps = steps, .n = n, .context = context};
    pthread_mutex_init(&run->mutex, NULL);
    pthread_cond_init(&run->was_done, NULL);
    pthread_t threads[STEPS_MAX];
    size_t n_threads = 0;
    /* A thread that cannot be started is left out. */
    for (size_t i = 1; i < jobs && i < n; i++)
        if (pthread_create(&threads[n_threads], NULL, work, run) == 0)
            n_threads++;
    (void)work(run);
    for (size_t i = 0; i < n_threads; i++)
        (void)pthread_join(threads[i], NULL);
    pthread_cond_destroy(&run->was_done);
    pthread_mutex_destroy(&run->mutex);
    size_t first = run->failed ? (size_t)__builtin_ctz(run->failed) : 0;
    enum status st = run->statuses[first];
    if (st && err)
        *err = run->errors[first];
    mem_free(run);
    return st;
}
