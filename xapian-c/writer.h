/* Writes an index: documents, metadata, spelling words, commits. */
#ifndef XAPIAN_C_WRITER_H
#define XAPIAN_C_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"
#include "xapian-c/document.h"

XC_BEGIN

/** The longest metadata key and the longest spelling word, in bytes. */
#define XC_KEY_MAX_BYTES 245

/**
 * The writer of an index; there is only one at a time. Nobody sees its changes before
 * xc_writer_commit(), however many there are, and they are lost when it is freed without
 * that. When a change fails with STATUS_IO, STATUS_INDEX_CORRUPT, STATUS_NO_MEMORY or
 * STATUS_INTERNAL, all changes since the last commit are lost; with any other status they
 * stand.
 */
struct xc_writer;

enum xc_writer_mode {
    /* The index must exist. */
    XC_WRITER_OPEN,
    /* No index may exist there, but the parent directory must. */
    XC_WRITER_CREATE,
    /* Open the index, or create it when there is none. */
    XC_WRITER_ENSURE,
    /* Begin an empty index, whatever was there. */
    XC_WRITER_OVERWRITE,
};

/** How to open an index. When everything is zero, an existing one is opened, safely. */
struct xc_writer_options {
    enum xc_writer_mode mode;
    /**
     * For a new index: keep no lists of the terms of documents. The index is smaller and
     * is written faster. But documents can only be added, or put at an unused id; they
     * cannot be replaced, deleted or listed (STATUS_UNSUPPORTED), and
     * xc_enquire_matching_terms() fails. Ignored for an existing index.
     */
    bool no_termlist;
    /**
     * Commit without waiting for the disk: for an index that is synced as a whole later,
     * or thrown away when the machine stops.
     */
    bool no_sync;
    /**
     * For a new index: the size of a block, a power of two from 2 048 to 65 536; 0 means
     * 8 192.
     */
    uint32_t block_bytes;
};

/**
 * Open the index in the directory @p path for writing.
 *
 * @param[out] out  the writer, which the caller frees with xc_writer_free(); NULL on
 *                  failure.
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no index (XC_WRITER_OPEN) or no
 *         parent directory; STATUS_EXISTS when there is one (XC_WRITER_CREATE);
 *         STATUS_LOCKED when another writer has it; STATUS_BAD_INPUT when @p path is a
 *         file, or the block size or mode is wrong; STATUS_INDEX_VERSION;
 *         STATUS_INDEX_CORRUPT; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_open(struct xc_writer **out, const char *path,
                                             const struct xc_writer_options *options,
                                             struct error *err);

/** Release the lock, and forget what was not committed. NULL is allowed. */
XC_API void xc_writer_free(struct xc_writer *writer);

XC_DEFINE_AUTO_FREE(xc_writer)
#define XC_AUTO_WRITER CLEANUP(xc_writer_auto_free) struct xc_writer

/**
 * Add @p document under the next id, which is one more than the highest that was ever
 * used.
 *
 * @param[out] docid  that id; may be NULL.
 * @return STATUS_OK; STATUS_TOO_LARGE when all ids are used up; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_add(uint32_t *docid, struct xc_writer *writer,
                                            const struct xc_document *document,
                                            struct error *err);

/**
 * Put @p document at @p docid, in the place of what is there.
 *
 * @param docid  from 1 to 2^32 - 1, in any order and with any gaps; increasing ids are
 *               fastest.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p docid is 0; STATUS_UNSUPPORTED when a
 *         document is there and the index has no lists of terms; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_put(struct xc_writer *writer, uint32_t docid,
                                            const struct xc_document *document,
                                            struct error *err);

/**
 * Delete document @p docid.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND; STATUS_BAD_INPUT when @p docid is 0;
 *         STATUS_UNSUPPORTED when the index has no lists of terms; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_delete(struct xc_writer *writer, uint32_t docid,
                                               struct error *err);

/**
 * Set the metadata @p key to @p value, any bytes; an empty value removes it.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT when @p key is empty or longer than
 *         XC_KEY_MAX_BYTES; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_set_metadata(struct xc_writer *writer,
                                                     struct str key, struct str value,
                                                     struct error *err);

/**
 * Add @p word, which is UTF-8, to the spelling dictionary @p count times. Words of one
 * byte are ignored, since they are never suggested.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT when @p word is empty or longer than
 *         XC_KEY_MAX_BYTES.
 */
XC_API MUST_CHECK enum status xc_writer_add_spelling(struct xc_writer *writer,
                                                     struct str word, uint32_t count,
                                                     struct error *err);

/**
 * Make all changes since the last commit visible to whoever opens or reopens the index,
 * all of them at once, and for good. When this fails, none of them is made, and they are
 * forgotten.
 *
 * Memory stays bounded without commits: after every 10 000 changes, postings are moved to
 * the disk, where nobody sees them.
 */
XC_API MUST_CHECK enum status xc_writer_commit(struct xc_writer *writer,
                                               struct error *err);

XC_END

#endif
