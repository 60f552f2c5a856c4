/* xapian_rows.bin: which document of the index each document of its Xapian database is.
 * A new database numbers its documents as the index does; one that was copied and changed
 * keeps the numbers that its documents had, while those of the index follow the dates. */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_ROWS_H
#define ENGINE_STORE_XAPIAN_XAPIAN_ROWS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/file/sections.h"

/** The file, mapped; or, while it is written, the same in memory. */
struct xapian_rows {
    struct sections file;
    /* The number in the index of document i of the database, i ≤ last; 0: there is none.
     * NULL when the numbers are the same. */
    const uint32_t *at;
    /* The greatest number of a document of the database. */
    uint32_t last;
};

/** Write the file at @p path. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or
 *  STATUS_IO. */
MUST_CHECK enum status xapian_rows_write(const struct xapian_rows *rows, const char *path,
                                         struct error *err);

/**
 * Map the file at @p path, of an index of @p n_documents documents.
 * @param[out] out  closed with xapian_rows_close(); empty on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status xapian_rows_open(struct xapian_rows *out, const char *path,
                                        uint32_t n_documents, struct error *err);
void xapian_rows_close(struct xapian_rows *rows);
#define AUTO_XAPIAN_ROWS CLEANUP(xapian_rows_close) struct xapian_rows

/** The number in the index of document @p docid of the database, or 0. */
static inline uint32_t xapian_row(const struct xapian_rows *rows, uint32_t docid)
{
    if (docid > rows->last)
        return 0;
    return rows->at ? rows->at[docid] : docid;
}

#endif
