/* Merges indexes into a compact one. */
#ifndef XAPIAN_C_COMPACT_H
#define XAPIAN_C_COMPACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "xapian-c/api.h"

XC_BEGIN

/**
 * How tightly the result is packed. An index that is packed FULLER is slow to change
 * afterwards.
 */
enum xc_compact_level {
    XC_COMPACT_FULL,
    XC_COMPACT_STANDARD,
    XC_COMPACT_FULLER,
};

/** The length of the identity of an index. */
#define XC_UUID_BYTES 16

/**
 * How to merge. When everything is zero, documents are numbered anew, and the defaults of
 * Xapian are used.
 */
struct xc_compact_options {
    enum xc_compact_level level;
    /* Whether documents keep their ids; the ranges of ids of the sources must not
     * overlap. */
    bool keep_docids;
    /* Whether to merge in several passes. With more than three sources this is faster,
     * but needs more disk space meanwhile. */
    bool multipass;
    /* The size of a block: a power of two from 2 048 to 65 536; 0 means 8 192. */
    uint32_t block_bytes;
    /**
     * The identity of the result, XC_UUID_BYTES bytes. With it the same sources give the
     * same bytes; NULL for a random one.
     */
    const uint8_t *uuid;
};

/**
 * Merge the indexes in the directories @p sources, as they were last committed, into a
 * new one at @p path. Documents are numbered through in the order of the sources, unless
 * they keep their ids. When several sources have the same metadata key, the value of the
 * first one is kept.
 *
 * @param path  nothing may be there yet.
 * @return STATUS_OK; STATUS_BAD_INPUT when there is no source, the block size or level is
 *         wrong, or ids overlap; STATUS_EXISTS when something is at @p path;
 *         STATUS_NOT_FOUND when there is no folder to put the result in; STATUS_TOO_LARGE
 *         when there are more than 2^32 - 1 ids in all; or what xc_database_open() says
 *         of a source. On failure nothing is left at @p path.
 */
XC_API MUST_CHECK enum status xc_compact(const char *path, const char *const *sources,
                                         size_t n_sources,
                                         const struct xc_compact_options *options,
                                         struct error *err);

XC_END

#endif
