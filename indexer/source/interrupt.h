/* Being asked to stop: SIGINT and SIGTERM end a run between two documents. */
#ifndef INDEXER_SOURCE_INTERRUPT_H
#define INDEXER_SOURCE_INTERRUPT_H

#include <stdbool.h>

/** From now on the signals only leave a mark, and end with EINTR, within a second, what waits then. */
void interrupt_watch(void);

/** From now on they end the process at once: what is written then is not served before its last step. */
void interrupt_unwatch(void);

/** Whether one came. */
bool interrupt_came(void);

/** End the process by the signal that came, so that who started it sees why. */
void interrupt_die(void);

#endif
