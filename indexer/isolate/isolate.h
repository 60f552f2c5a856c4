/* Reads files in processes of their own, which have no network, no files and little
 * memory and time: what makes a reader fail costs one file. */
#ifndef INDEXER_ISOLATE_ISOLATE_H
#define INDEXER_ISOLATE_ISOLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/format/format.h"
#include "indexer/source/reading.h"

/** The limits for one file. */
struct isolate_limits {
    /* Of the clock on the wall. */
    unsigned seconds;
    /* Beyond what the program has when it starts. */
    unsigned mebibytes;
};

/** Those of the indexer. A PDF of a thousand pages takes a few seconds. */
extern const struct isolate_limits isolate_limits_usual;

/** What starts the processes of a run. */
struct isolate;

/**
 * Prepare to read. No other thread may run yet, and what readings will borrow, their
 * vocabulary and settings, must be there: the processes see it as it is now.
 *
 * @param[out] out  to be freed with isolate_free(), after its readers; NULL on failure.
 * @return STATUS_OK or STATUS_IO (French text).
 */
MUST_CHECK enum status
isolate_new(struct isolate **out, const struct isolate_limits *limits, struct error *err);
void isolate_free(struct isolate *isolate);
void isolate_free_at(struct isolate **isolate);
#define AUTO_ISOLATE CLEANUP(isolate_free_at) struct isolate

/** Whether the system keeps the processes from files and the network. If not, they have
 *  the limits of memory and time only. */
bool isolate_is_sandboxed(const struct isolate *isolate);

/** The process of one thread, started when it is first needed and again when it has
 *  ended. */
struct isolate_reader;
struct isolate_reader *isolate_reader_new(struct isolate *isolate);
void isolate_reader_free(struct isolate_reader *reader);
void isolate_reader_free_at(struct isolate_reader **reader);
#define AUTO_ISOLATE_READER CLEANUP(isolate_reader_free_at) struct isolate_reader

/**
 * Do what type->read() does, and give the same to the sink of @p reading in the same
 * order. A file that makes the process fail, or takes more than the limits, is refused,
 * and nothing else of it is given.
 *
 * @return STATUS_OK, what type->read() or the sink returned, or STATUS_IO when no process
 *         could be started or after a signal (interrupt.h).
 */
MUST_CHECK enum status isolate_read(struct isolate_reader *reader,
                                    const struct format_type *type, struct str content,
                                    const struct reading *reading, struct error *err);

#endif
