/* The stamp: the inode, size and times that each file of the served generation had when
 * all its digests were last found right. While they are unchanged, an index can be opened
 * without reading all its bytes again. */
#ifndef ENGINE_INDEX_STAMP_H
#define ENGINE_INDEX_STAMP_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"

/* The stamp depends on this machine and this disk. It is therefore kept outside the
 * generations, whose bytes are the same wherever the same corpus is built. It may be
 * removed at any time: without it the digests are read. */
#define STAMP_FILE "verified"

/**
 * Write the stamp of generation @p id of the index @p path: of its manifest and of each
 * file that the manifest names, the device, the inode, the size, the time when the
 * content last changed (mtime) and the time when anything last changed (ctime). The
 * caller has just found all digests right and holds the lock. A stamp that is there is
 * replaced, by rename.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_INDEX_CORRUPT (no sound manifest),
 *         STATUS_INDEX_VERSION, STATUS_INTERNAL (too large a stamp) or STATUS_IO.
 */
MUST_CHECK enum status stamp_write(const char *path, const char *id, struct error *err);

/** Whether there is a complete stamp of generation @p id, and every file is still as it
 *  says. */
bool stamp_holds(const char *path, const char *id);

#endif
