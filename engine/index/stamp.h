/* The stamp: how each file of the served generation stood when its digest was last found right. */
#ifndef ENGINE_INDEX_STAMP_H
#define ENGINE_INDEX_STAMP_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"

/* <index>/verified is of this machine and this disk: it stands outside the generations, whose bytes are the same
 * wherever the same corpus is built, and is never needed: without it the digests are read. */
#define STAMP_FILE "verified"

/**
 * Note how the manifest of generation @p id of index @p path, and all files that it names, stand now: device, inode,
 * size, times of the last change of content and of anything. For who has just found every digest right and holds the
 * lock. Replaces the stamp of another generation, by rename.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_INDEX_CORRUPT (no sound manifest), STATUS_INDEX_VERSION or STATUS_IO.
 */
MUST_CHECK enum status stamp_write(const char *path, const char *id, struct error *err);

/** Whether there is a whole stamp of generation @p id, and every file stands as it says. */
bool stamp_holds(const char *path, const char *id);

#endif
