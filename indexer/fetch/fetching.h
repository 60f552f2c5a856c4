/* One update of the mirror of one source: what all types of remote sources share.
 *
 * The mirror is a folder. A document in it is a file, kept under the same name as long as
 * its address is the same; beside it a hidden file may say what only the fetcher knows of
 * it (indexer/source/beside.h). What is known of each file, so that it is not asked for
 * again in vain, is in the database of the state. */
#ifndef INDEXER_FETCH_FETCHING_H
#define INDEXER_FETCH_FETCHING_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/config/source_type.h"
#include "indexer/fetch/http.h"
#include "indexer/state/state.h"

/** Held by value; ended with fetching_end(). */
struct fetching {
    const struct source_config *source;
    struct state *state;
    struct http_client *client;
    /* Of the source; what the update changes in it is written by fetching_finish(). */
    struct state_source known;
    /* The path in the mirror of each address that was fetched earlier. */
    json_t *paths;
    /* The paths of the documents that the source has now. */
    json_t *kept;
    /* Requests that failed one after the other; the last of them says why. */
    uint32_t n_failed_in_a_row;
    /* Changes of the state that are not committed yet: one by one they would each wait
     * for the disk. */
    bool has_changes;
    int64_t changes_began_ms;
    /* Nobody else writes into the mirror. */
    struct file_lock lock;
    char *credentials;
};

/**
 * Make the mirror when it is not there, lock it, and read the members of the source that
 * all types share (fetch_options.h).
 *
 * @return STATUS_OK, STATUS_LOCKED, STATUS_IO, or STATUS_BAD_INPUT for the configuration.
 *         fetching_end() is called in any case.
 */
MUST_CHECK enum status fetching_begin(struct fetching *out,
                                      const struct source_config *source,
                                      struct state *state, struct error *err);
void fetching_end(struct fetching *fetching);
#define AUTO_FETCHING CLEANUP(fetching_end) struct fetching

/** Remove from the mirror what was not kept, and remember what is known of the source:
 *  the update was whole. */
MUST_CHECK enum status fetching_finish(struct fetching *fetching, struct error *err);

/** Tell who listens what an editor should know, in French. */
void fetching_remark(const struct fetching *fetching, const char *format, ...)
    PRINTF_LIKE(2, 3);

/**
 * http_get() with the client of the update. What changed in the state is committed
 * before, so that no other process waits for a server.
 */
MUST_CHECK enum status fetching_get(struct http_answer *out, struct fetching *fetching,
                                    const struct http_request *request,
                                    struct error *err);

/** Change what is known of the file at @p path; NULL: forget it. */
MUST_CHECK enum status fetching_know(struct fetching *fetching, const char *path,
                                     const struct state_file *file, struct error *err);

/**
 * Ask for the address of the source itself, or for the one where it has moved for good,
 * with the validators of the last answer when @p is_conditional; those of the new answer
 * are then remembered.
 *
 * @return STATUS_OK for 200, 304 and 410; a failure for any other code.
 */
MUST_CHECK enum status fetching_get_source(struct http_answer *out,
                                           struct fetching *fetching, bool is_conditional,
                                           struct error *err);

/** The failure that an answer with a code that nobody expects is. */
enum status fetching_refuse_code(const struct http_answer *answer, const char *address,
                                 struct error *err);

/** A document for the mirror. Borrowed. */
struct fetched {
    /* Where it stands in the mirror: "a.html" or "posts/a.json". */
    const char *path;
    struct str bytes;
    /* NULL, or what is known of the document beside its bytes. */
    const json_t *beside;
    /* What to remember of the file; its size and time are set here. */
    struct state_file *file;
};

/** Put a document into the mirror and keep it. A file whose bytes are the same, and
 *  what stands beside it, is not written. @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status fetching_put(struct fetching *fetching,
                                    const struct fetched *found, struct error *err);

/** The document at @p path is still what the source has. */
void fetching_keep(struct fetching *fetching, const char *path);
/** Keep all that the mirror has. */
MUST_CHECK enum status fetching_keep_all(struct fetching *fetching, struct error *err);

/** Whether the document at @p path is in the mirror, whole. */
bool fetching_has(const struct fetching *fetching, const char *path);

/** The path of the document that came from @p address; NULL when there is none. Borrowed
 *  until the document is put again. */
const char *fetching_path_of(const struct fetching *fetching, const char *address);

#endif
