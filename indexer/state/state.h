/* What is remembered of the sources from one run to the next: a small SQLite database, so
 * that a source that has not changed is not read again, and one that fails is known. */
#ifndef INDEXER_STATE_STATE_H
#define INDEXER_STATE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/sha256.h"
#include "base/status.h"

/** The name of the database in the folder of the state. */
#define STATE_FILE "state.sqlite"

/** No name of a source holds a slash. */
#define STATE_READ "/"

/** Room for a validator of HTTP and its zero byte. A longer one is not remembered. */
#define STATE_TAG_BYTES 256
/** Room for an address or for a failure, and its zero byte. */
#define STATE_TEXT_BYTES 2048

/** An open database; for one thread. */
struct state;

/** What is known of a source. All zeros: nothing. */
struct state_source {
    /* The ETag and the Last-Modified of its last answer, as the server wrote them; "" for
     * none. A source that asks its server for what is new since a date keeps that date in
     * modified. */
    char etag[STATE_TAG_BYTES];
    char modified[STATE_TAG_BYTES];
    /* Where a permanent redirect leads, "" for none. */
    char moved_to[STATE_TEXT_BYTES];
    /* A digest of all that the reading of its files depends on, "" for none. */
    char reading[SHA256_TEXT_BYTES];
    /* Why its last reading failed, in French; "" when it did not. */
    char failure[STATE_TEXT_BYTES];
    /* When it was last asked, and when it was last read whole: seconds since
     * 1970-01-01T00:00:00Z, 0 for never. */
    int64_t last_try, last_good;
    /* The documents of its last good reading. */
    int64_t n_documents;
};

/** What is known of a file of a source. */
struct state_file {
    /* Its address, where it was fetched; "" for a local file. */
    char address[STATE_TEXT_BYTES];
    char etag[STATE_TAG_BYTES];
    char modified[STATE_TAG_BYTES];
    /* In hexadecimal, "" when it was not computed. */
    char sha256[SHA256_TEXT_BYTES];
    /* Bytes, and nanoseconds since 1970-01-01T00:00:00Z. */
    int64_t n_bytes, mtime;
    /* The documents that it gave. */
    int64_t n_documents;
    /* When it was last read without a fault, in seconds; 0 for never. */
    int64_t last_good;
    /* What there was to say of it, as JSON; "" for nothing. */
    char remarks[STATE_TEXT_BYTES];
};

/**
 * Open the database of the folder @p folder; both are made when they are missing. Another
 * process may use it too: a call waits a few seconds for its turn.
 *
 * @param[out] out  the caller frees it with state_free(); NULL on failure.
 * @return STATUS_OK, STATUS_IO, or STATUS_BAD_INPUT when the file is no such database or
 *         was written by a later version (French text).
 */
MUST_CHECK enum status state_open(struct state **out, const char *folder,
                                  struct error *err);
/** Changes that were begun and not committed are undone. */
void state_free(struct state *state);
void state_free_at(struct state **state);
#define AUTO_STATE CLEANUP(state_free_at) struct state

/* The functions below return STATUS_OK or STATUS_IO. */

/** Make the changes up to state_commit() one: all of them hold, or none. They are also
 *  much faster than one by one. */
MUST_CHECK enum status state_begin(struct state *state, struct error *err);
MUST_CHECK enum status state_commit(struct state *state, struct error *err);
/** Undo what was changed since state_begin(). */
void state_rollback(struct state *state);

/** What is known of the source @p name: zeros when nothing is. */
MUST_CHECK enum status state_get_source(struct state_source *out, struct state *state,
                                        const char *name, struct error *err);
MUST_CHECK enum status state_put_source(struct state *state, const char *name,
                                        const struct state_source *source,
                                        struct error *err);
/** Forget the source and all of its files. */
MUST_CHECK enum status state_forget_source(struct state *state, const char *name,
                                           struct error *err);

/**
 * Which file: the name of its source, and its path within the source. A fetcher remembers
 * the files of its mirror so; what was read of a file has STATE_READ behind the name of
 * the source.
 */
struct state_key {
    const char *source, *path;
};

/** What is known of a file: zeros when nothing is. */
MUST_CHECK enum status state_get_file(struct state_file *out, struct state *state,
                                      struct state_key key, struct error *err);
MUST_CHECK enum status state_put_file(struct state *state, struct state_key key,
                                      const struct state_file *file, struct error *err);
MUST_CHECK enum status state_forget_file(struct state *state, struct state_key key,
                                         struct error *err);

/**
 * Call @p each for every file of @p source in the order of their paths. It may not change
 * the database; its arguments are borrowed for the call. What it returns, unless
 * STATUS_OK, ends the calls and is returned.
 */
MUST_CHECK enum status state_each_file(struct state *state, const char *source,
                                       enum status (*each)(void *context,
                                                           const char *path,
                                                           const struct state_file *file),
                                       void *context, struct error *err);

#endif
