/* Lets SIGINT, SIGTERM and SIGHUP end a run between two documents. */
#ifndef INDEXER_SOURCE_INTERRUPT_H
#define INDEXER_SOURCE_INTERRUPT_H

#include <stdbool.h>

/**
 * From now on these signals are only remembered. A system call that waits then fails with
 * EINTR, within a second.
 */
void interrupt_watch(void);

/**
 * From now on these signals end the process at once. What is being written then is never
 * served: the index is published by its last step.
 */
void interrupt_unwatch(void);

/** Whether a signal came. */
bool interrupt_came(void);

/** End the process by the signal that came, so that its parent sees why. */
void interrupt_die(void);

#endif
