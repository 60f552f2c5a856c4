/* The generation that is served. All threads share it, and it is replaced while they
 * work. */
#ifndef SERVER_SITE_SERVED_H
#define SERVER_SITE_SERVED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/answer/search.h"
#include "engine/index/generation.h"
#include "engine/index/index.h"

/** Every function may be called by any thread, unless its comment says otherwise. */
struct served;

/**
 * Begin without a generation. Never NULL; it may be freed when no lease is held.
 *
 * @param path         the folder of the index, which is copied.
 * @param engine       what answers. Where INDEX_FLAT cannot, INDEX_XAPIAN does.
 * @param n_searchers  how many threads may hold a lease at the same time.
 */
struct served *served_new(const char *path, enum index_engine engine, size_t n_searchers);
void served_free(struct served *served);
void served_free_at(struct served **served);
#define AUTO_SERVED CLEANUP(served_free_at) struct served

/**
 * Open the generation that `current` names, with all its searchers, and serve it. Nothing
 * is done when it is served already. When it is damaged, the served one stays and the
 * refusal is remembered.
 *
 * Every digest is checked, which reads every byte of the index and takes long; only the
 * first time may the stamp of the indexer stand for that. Not more than one thread may
 * call this at a time.
 *
 * @param again  whether to try a generation that was refused before once more.
 * @param[out] changed  whether another generation is served now.
 * @return STATUS_OK, or what index_open() says. For a generation that was refused before,
 *         without @p again: STATUS_OK.
 */
MUST_CHECK enum status served_update(struct served *served, bool again, bool *changed,
                                     struct error *err);

/**
 * The epoch: the number of the generation that is served, 0 when there is none. Each
 * replacement makes it greater, even when an older generation comes back. This takes no
 * lock; a thread that knows of a replacement gets the new number.
 */
uint64_t served_epoch(const struct served *served);

/**
 * Check the digests of the generation that served_update() opened at the start, if it
 * relied on the stamp alone. Where only files of our own are damaged, the Xapian database
 * answers from now on. Otherwise a damaged generation is no longer served, and is
 * remembered as refused. Only the thread that updates may call this. It takes long;
 * @p goes_on is asked before each MiB whether to go on.
 *
 * @return STATUS_OK, also when it was stopped or could not read; STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status served_verify(struct served *served,
                                     bool (*goes_on)(void *context), void *context,
                                     struct error *err);

struct snapshot;

/** The use that one thread makes of the served generation. */
struct lease {
    /* NULL when no lease is held. */
    struct snapshot *snapshot;
    const struct index *index;
    /* For the holder alone; its arena is empty. */
    struct searcher *searcher;
    /* The epoch of the generation: see served_epoch(). */
    uint64_t epoch;
};

enum lease_answer { LEASE_OK, LEASE_NO_INDEX, LEASE_ALL_TAKEN };

/**
 * Take a searcher of the served generation. The generation stays open until the lease is
 * given back.
 */
MUST_CHECK enum lease_answer lease_take(struct lease *out, struct served *served);
/** Give the lease back; one that holds nothing is allowed. */
void lease_release(struct lease *lease);
#define AUTO_LEASE CLEANUP(lease_release) struct lease

/** What is kept with a generation, because it depends on nothing else and takes long to
 *  make. Who makes it says what its bytes are. */
enum kept { KEPT_ACRONYMS, KEPT_EXAMPLES, KEPT_COUNT_ };

/**
 * What is kept as @p kept. Its `at` is NULL when it was not made yet. Borrowed as long as
 * the lease is held.
 */
struct str lease_kept(const struct lease *lease, enum kept kept);
/** Keep a copy of @p bytes as @p kept, unless something is kept as that already. */
void lease_keep(const struct lease *lease, enum kept kept, struct str bytes);

/** What /readyz tells about the index. */
struct served_state {
    bool is_open;
    char generation[GENERATION_ID_BYTES];
    int64_t built_at;
    uint32_t n_documents;
    enum index_engine engine;
    /* Why the Xapian database answers though another engine was asked for; STATUS_OK when
     * it was not. */
    enum status damage;
    /* Why the generation that `current` names is not served; STATUS_OK when it is. */
    enum status refusal;
    /* The generation that was refused; "" when not even its name could be read. */
    char refused[GENERATION_ID_BYTES];
};
void served_state(struct served *served, struct served_state *out);

#endif
