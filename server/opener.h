/* The thread that opens new generations while the others serve. */
#ifndef SERVER_OPENER_H
#define SERVER_OPENER_H

#include <stdbool.h>

#include "base/macros.h"
#include "server/cache/cache.h"
#include "server/log.h"
#include "server/site/served.h"

struct opener;

/** Start the thread. @p served, @p cache (NULL: none; what it has of older generations is dropped) and @p log are
 *  borrowed until opener_free(). Never NULL. */
struct opener *opener_new(struct served *served, struct cache *cache,
                          const struct log *log);

/** Look at `current` soon; with @p again, open what was refused once more. Any thread; never waits. */
void opener_poke(struct opener *opener, bool again);

/** Stop the thread, after what it is opening. NULL is allowed. */
void opener_free(struct opener *opener);
void opener_free_at(struct opener **opener);
#define AUTO_OPENER CLEANUP(opener_free_at) struct opener

/** Update @p served now and log what came of it, in French; @p again as above. */
void opener_update(struct served *served, const struct log *log, bool again);

#endif
