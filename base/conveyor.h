/* Work on pieces by several threads; they come out in the order they went in. */
#ifndef BASE_CONVEYOR_H
#define BASE_CONVEYOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

/** Holds pieces that wait, are worked on, or wait to be taken. One thread puts and takes. */
struct conveyor;

/** Do the work on @p piece, in some thread, with what is @p worker's alone. */
typedef void conveyor_work(void *worker, void *piece);

/** Who works. Borrowed until conveyor_free(). */
struct conveyor_team {
    conveyor_work *work;
    void *const *workers; /* one each */
    size_t n; /* ≥ 1; 1: no thread is started, putting a piece does the work */
};

/**
 * @param n_places  how many pieces it holds at most, ≥ 1.
 * @return never NULL; the caller frees it with conveyor_free(). Threads that cannot be started are done without; they
 *         take no signals.
 */
struct conveyor *conveyor_new(const struct conveyor_team *team, size_t n_places);

/** Ends the threads, each after the piece it is at; the others are left as they went in. NULL is allowed. */
void conveyor_free(struct conveyor *conveyor);
void conveyor_free_at(struct conveyor **conveyor);
#define AUTO_CONVEYOR CLEANUP(conveyor_free_at) struct conveyor

/** Whether one piece must be taken before another can be put. */
bool conveyor_is_full(const struct conveyor *conveyor);

/** Whether the work on the oldest piece is done: it can be taken at once. */
bool conveyor_is_ready(struct conveyor *conveyor);

/** Put @p piece (not NULL), which is the workers' until it is taken. Only when not full. */
void conveyor_put(struct conveyor *conveyor, void *piece);

/** The oldest piece, once the work on it is done; NULL: none is in. */
void *conveyor_take(struct conveyor *conveyor);

#endif
