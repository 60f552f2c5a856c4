/* Merging indexes into a compact one. */
#ifndef XAPIAN_C_COMPACT_H
#define XAPIAN_C_COMPACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "xapian-c/api.h"

XC_BEGIN

/** How tightly; FULLER makes an index that is slow to change afterwards. */
enum xc_compact_level {
    XC_COMPACT_FULL,
    XC_COMPACT_STANDARD,
    XC_COMPACT_FULLER,
};

/** The length of an index's identity. */
#define XC_UUID_BYTES 16

/** How to merge; all zero renumbers the documents and takes Xapian's defaults. */
struct xc_compact_options {
    enum xc_compact_level level;
    bool keep_docids; /* the sources' ranges of ids must not overlap */
    bool
        multipass; /* with more than three sources: faster, for more disk space meanwhile */
    uint32_t block_bytes; /* a power of two from 2 048 to 65 536; 0 means 8 192 */
    /** XC_UUID_BYTES bytes, the result's identity, so that the same sources give the same bytes;
     *  NULL: at random. */
    const uint8_t *uuid;
};

/**
 * Merge the indexes in the directories @p sources, as last committed, into a new one at @p path.
 * Documents are numbered through in the sources' order, unless ids are kept. Where sources have the
 * same metadata key, the first one's value is kept.
 *
 * @param path  nothing may be there yet.
 * @return STATUS_OK, STATUS_BAD_INPUT (no source, a bad block size or level, overlapping ids),
 *         STATUS_EXISTS (something is at @p path), STATUS_NOT_FOUND (no folder to put it in),
 *         STATUS_TOO_LARGE (more than 2^32 - 1 ids together), and what xc_database_open() says of a
 *         source. When it fails, nothing is left at @p path.
 */
XC_API MUST_CHECK enum status xc_compact(const char *path, const char *const *sources,
                                         size_t n_sources,
                                         const struct xc_compact_options *options,
                                         struct error *err);

XC_END

#endif
