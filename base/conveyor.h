/* Several threads work on pieces of data, and the pieces come out in the order in which
 * they were put in. */
#ifndef BASE_CONVEYOR_H
#define BASE_CONVEYOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

/** Holds pieces that wait for a worker, are being worked on, or are done and wait to be
 *  taken. Only one thread may put and take pieces. */
struct conveyor;

/** Do the work on @p piece. It runs in any thread; @p worker is used by one thread at a
 *  time. */
typedef void conveyor_work(void *worker, void *piece);

/** The workers and their work. Borrowed until conveyor_free(). */
struct conveyor_team {
    conveyor_work *work;
    /** What each worker is given as @p worker: n of them. */
    void *const *workers;
    /** How many workers there are, at least 1. With 1, no thread is started and
     *  conveyor_put() does the work itself. */
    size_t n;
};

/**
 * Start the threads of @p team. They block all signals. A thread that cannot be started
 * is left out.
 * @param n_places  how many pieces the conveyor holds at most, at least 1
 * @return never NULL; the caller frees it with conveyor_free()
 */
struct conveyor *conveyor_new(const struct conveyor_team *team, size_t n_places);

/** End the threads, each after the piece that it is working on. Pieces that no thread has
 *  begun stay as they were put in. NULL is allowed. */
void conveyor_free(struct conveyor *conveyor);
void conveyor_free_at(struct conveyor **conveyor);
#define AUTO_CONVEYOR CLEANUP(conveyor_free_at) struct conveyor

/** Whether a piece must be taken before another can be put. */
bool conveyor_is_full(const struct conveyor *conveyor);

/** Whether the work on the oldest piece is done, so that conveyor_take() does not
 *  wait. */
bool conveyor_is_ready(struct conveyor *conveyor);

/** Put in @p piece, which is not NULL. Until it is taken, only the workers may use it.
 *  The conveyor must not be full. */
void conveyor_put(struct conveyor *conveyor, void *piece);

/** Wait until the work on the oldest piece is done and take it out; NULL when there is
 *  none. */
void *conveyor_take(struct conveyor *conveyor);

#endif
