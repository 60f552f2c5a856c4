/* The limits of a reading process: memory, and what it may ask of the system. */
#ifndef INDEXER_ISOLATE_SANDBOX_H
#define INDEXER_ISOLATE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/** The exit code of a process that had no memory left within its limit. */
#define SANDBOX_EXIT_MEMORY 3

/** The list of the system calls that are allowed. */
struct sandbox;

/**
 * Make the list, and open what readers could not open later: the tables of the encodings
 * of European languages, which iconv() keeps for the processes that are forked from this
 * one.
 *
 * @return NULL when the system has no such lists; a process then has the other limits
 *         only.
 */
struct sandbox *sandbox_new(void);
void sandbox_free(struct sandbox *sandbox);

/** Whether the system enforces the list: a process of its own tries it out. */
bool sandbox_works(const struct sandbox *sandbox);

/**
 * From now on this process can neither open nor write files, start processes, use the
 * network or take more than @p memory_bytes beyond what it has. What is not allowed fails
 * with EPERM, as if the system refused it. A process that crashes for want of memory ends
 * with SANDBOX_EXIT_MEMORY. @p sandbox may be NULL.
 */
void sandbox_enter(const struct sandbox *sandbox, size_t memory_bytes);

#endif
