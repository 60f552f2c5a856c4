/* The process from which reading processes are forked. It is forked itself before the
 * program has threads: a process that is forked from several threads may hold locks that
 * nobody gives back. */
#ifndef INDEXER_ISOLATE_ZYGOTE_H
#define INDEXER_ISOLATE_ZYGOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/macros.h"
#include "base/status.h"

/** The zygote as the program sees it. One thread at a time may use it. */
struct zygote {
    /* To talk with it. */
    int fd;
    pid_t pid;
    /* The system enforces the list of system calls (sandbox.h). */
    bool is_sandboxed;
};

/**
 * Fork the zygote. No other thread may run.
 *
 * @param memory_bytes  the most that a worker may take.
 * @return STATUS_OK or STATUS_IO (French text).
 */
MUST_CHECK enum status zygote_start(struct zygote *out, size_t memory_bytes,
                                    struct error *err);

/** End it, and its workers. */
void zygote_stop(struct zygote *zygote);

/**
 * Start a worker (worker.h), whose socket becomes @p fd.
 *
 * @return its number, or -1 when the system refuses.
 */
pid_t zygote_start_worker(int *fd, const struct zygote *zygote);

/** End the worker @p pid if it still runs, and return its status as waitpid() does. */
int zygote_end_worker(const struct zygote *zygote, pid_t pid);

#endif
