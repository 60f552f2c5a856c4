/* The thread that opens new generations while the others serve. */
#ifndef SERVER_OPENER_H
#define SERVER_OPENER_H

#include <stdbool.h>

#include "base/macros.h"
#include "server/cache/cache.h"
#include "server/log.h"
#include "server/site/served.h"

struct opener;

/**
 * Start the thread. Never NULL. The arguments are borrowed until opener_free().
 *
 * @param cache  answers of older generations are dropped from it; may be NULL.
 */
struct opener *opener_new(struct served *served, struct cache *cache,
                          const struct log *log);

/**
 * Ask the thread to look at `current` soon; with @p again, also to try once more what was
 * refused. Any thread may call this, and does not wait.
 */
void opener_poke(struct opener *opener, bool again);

/** End the thread once it has opened what it is opening. NULL is allowed. */
void opener_free(struct opener *opener);
void opener_free_at(struct opener **opener);
#define AUTO_OPENER CLEANUP(opener_free_at) struct opener

/**
 * Update @p served in the calling thread, and log the outcome in French. @p again is as
 * for opener_poke().
 */
void opener_update(struct served *served, const struct log *log, bool again);

#endif
