/* The generation that is served, shared by all threads and replaced while they work. */
#ifndef SERVER_SITE_SERVED_H
#define SERVER_SITE_SERVED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/answer/search.h"
#include "engine/index/generation.h"

/** All functions may be called by any thread, unless said otherwise. */
struct served;

/**
 * Nothing served yet. @p path is the index folder (copied); @p n_searchers how many threads may hold a lease at once.
 * Never NULL; freed with served_free() when no lease is held.
 */
struct served *served_new(const char *path, size_t n_searchers);
void served_free(struct served *served);
void served_free_at(struct served **served);
#define AUTO_SERVED CLEANUP(served_free_at) struct served

/**
 * Open the generation that `current` names, every digest checked (the first time only where no stamp holds), with all its searchers, and serve it. When it is
 * the one served already, nothing is done. When it is unsound, what was served stays and the refusal is remembered.
 * By one thread at a time; slow: reads every byte of the index.
 *
 * @param again  also when that same generation was refused before.
 * @param[out] changed  whether another generation is served now.
 * @return STATUS_OK, or what index_open() says. A generation refused before gives STATUS_OK.
 */
MUST_CHECK enum status served_update(struct served *served, bool again, bool *changed,
                                     struct error *err);

/** The number of the generation that is served: 0 for none, and greater with each that replaces another, older ones that
 *  come back included. Takes no lock; what is served after a change was seen by anyone has the new number. */
uint64_t served_epoch(const struct served *served);

/**
 * Read the digests of what served_update() opened at the start by its stamp alone; nothing to do otherwise. A generation that
 * is found damaged is served no more and is remembered as refused. By the thread that updates; slow; @p goes_on is asked
 * before each MiB whether to.
 * @return STATUS_OK (also when stopped, or unreadable) or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status served_verify(struct served *served,
                                     bool (*goes_on)(void *context), void *context,
                                     struct error *err);

struct snapshot;

/** One thread's use of the served generation. */
struct lease {
    struct snapshot *snapshot; /* NULL: none held */
    const struct index *index;
    struct searcher *searcher; /* its arena is empty */
    uint64_t epoch;            /* the generation's: see served_epoch() */
};

enum lease_answer { LEASE_OK, LEASE_NO_INDEX, LEASE_ALL_TAKEN };

/** Take a searcher of the served generation, which stays open until the lease is given back. */
MUST_CHECK enum lease_answer lease_take(struct lease *out, struct served *served);
/** Give it back; a lease that holds none is allowed. */
void lease_release(struct lease *lease);
#define AUTO_LEASE CLEANUP(lease_release) struct lease

/** An answer that is the same for the whole generation and dear to make is kept with it: these are its bytes, `at`
 *  NULL when it was not made yet. Good as long as the lease is held. */
struct str lease_kept(const struct lease *lease);
/** Keep a copy of @p bytes; of several that are given, the first stays. */
void lease_keep(const struct lease *lease, struct str bytes);

/** What /readyz says. */
struct served_state {
    bool is_open;
    char generation[GENERATION_ID_BYTES];
    int64_t built_at;
    uint32_t n_documents;
    enum status refusal; /* STATUS_OK: what `current` names is what is served */
    char refused[GENERATION_ID_BYTES]; /* "" when even its name could not be read */
};
void served_state(struct served *served, struct served_state *out);

#endif
