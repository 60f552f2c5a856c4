/* The process that reads: files come in over a socket, one after another, and frames go
 * out. */
#ifndef INDEXER_ISOLATE_WORKER_H
#define INDEXER_ISOLATE_WORKER_H

#include "indexer/format/format.h"
#include "indexer/source/reading.h"

/** What a worker is asked to read; the origin, with a zero byte, and the content follow.
 *  Pointers are good in both processes, which have the same past. */
struct worker_request {
    const struct format_type *type;
    const struct vocabulary *vocabulary;
    const struct source_settings *settings;
    size_t n_origin, n_content;
};

/** Read what comes over the socket @p fd, until it is closed; then end the process. */
_Noreturn void worker_run(int fd);

#endif
