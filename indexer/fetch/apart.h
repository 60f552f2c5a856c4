/* Work on bytes that came from a server in a process of its own, which has no files, no
 * network, and little memory and time: what goes wrong there costs one answer. */
#ifndef INDEXER_FETCH_APART_H
#define INDEXER_FETCH_APART_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** What is done to the bytes: append the outcome to @p out. @return whether it could. */
typedef bool apart_work(struct buf *out, struct str bytes);

/**
 * Let a child process do @p work on @p bytes, and append what it appends to @p out.
 * @return STATUS_OK; STATUS_BAD_INPUT when the work could not be done, failed or took
 *         more than its limits (French text); STATUS_IO when no process could be started.
 */
MUST_CHECK enum status apart_run(struct buf *out, apart_work *work, struct str bytes,
                                 struct error *err);

#endif
