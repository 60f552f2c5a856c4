/* Tells when something changes in folders, with all that is below them (inotify). */
#ifndef INDEXER_SOURCE_FOLDER_WATCH_H
#define INDEXER_SOURCE_FOLDER_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"

/** Some folders and files that are watched. */
struct folder_watch;

/** A new one that watches nothing yet, freed with folder_watch_free(). @return STATUS_OK,
 *  or STATUS_IO. */
MUST_CHECK enum status folder_watch_new(struct folder_watch **out, struct error *err);
void folder_watch_free(struct folder_watch *watch);
void folder_watch_free_at(struct folder_watch **watch);
#define AUTO_FOLDER_WATCH CLEANUP(folder_watch_free_at) struct folder_watch

/**
 * Watch @p path: a folder with all folders below it, or a file by the folder that it is
 * in. What is not there is not watched. Hidden folders are left out, as where sources are
 * read.
 *
 * @return STATUS_OK, or STATUS_IO when the system watches no more folders (French text).
 */
MUST_CHECK enum status folder_watch_add(struct folder_watch *watch, const char *path,
                                        struct error *err);

/** What poll() is to wait for. */
int folder_watch_fd(const struct folder_watch *watch);

/** What folder_watch_take() saw. */
struct folder_changes {
    /* A file came, went, or was written. */
    bool any;
    /* A folder came or went, or too much happened at once: what is below may not be
     * watched, so that a new watch must be made. */
    bool folders;
};

/** Take the changes since the last call, without waiting. Hidden files do not count. */
struct folder_changes folder_watch_take(struct folder_watch *watch);

/** How many folders are watched. */
size_t folder_watch_count(const struct folder_watch *watch);

#endif
