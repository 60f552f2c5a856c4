/* Documents whose made id another one has: each gets an id of its own when its source has
 * been read, so that it does not depend on the order of threads. */
#ifndef INDEXER_WAITING_H
#define INDEXER_WAITING_H

#include "base/status.h"
#include "engine/record/record.h"
#include "indexer/intake.h"
#include "indexer/source/source_files.h"

/** The most ids that are tried for one document. */
#define WAITING_TRIES_MAX 1000U

struct waiting_record {
    /* Owned. */
    struct record *record;
    /* Borrowed. */
    const struct source_file *file;
    uint32_t line;
};

/** Held by value, empty at first; released with waiting_release(). */
struct waiting {
    struct waiting_record *at;
    size_t n, room;
};

/** Add a record, which is taken. */
void waiting_take(struct waiting *waiting, struct record *record,
                  const struct source_file *file, uint32_t line);

/** Forget all records. */
void waiting_clear(struct waiting *waiting);
void waiting_release(struct waiting *waiting);

/**
 * Give @p target the record with another id: that of its path in its source or, where
 * that is taken too, the same with « -2 », « -3 »… It is prepared by this thread: no
 * other one may read.
 *
 * @return what the target's take() returned.
 */
MUST_CHECK enum status waiting_give(const struct waiting_record *waiting,
                                    const struct intake_target *target,
                                    struct error *fault);

/** What is to be said of a record that got another id, in French. */
struct error waiting_remark(const struct waiting_record *waiting);

#endif
