/* Writing an index: documents, metadata, spelling words, commits. */
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

/** The one writer of an index. Its changes are seen by nobody before xc_writer_commit(), whatever
 *  their number, and are lost when it is freed without. A change that fails with STATUS_IO,
 *  STATUS_INDEX_CORRUPT, STATUS_NO_MEMORY or STATUS_INTERNAL takes with it all changes since the last
 *  commit; after any other status they stand. */
struct xc_writer;

enum xc_writer_mode {
    XC_WRITER_OPEN,      /* the index must be there */
    XC_WRITER_CREATE,    /* there must be none; the parent directory must be there */
    XC_WRITER_ENSURE,    /* open it, or create it when there is none */
    XC_WRITER_OVERWRITE, /* an empty one, whatever was there */
};

/** How to open; all zero opens an existing index, safely. */
struct xc_writer_options {
    enum xc_writer_mode mode;
    /** For a new index: keep no list of each document's terms. Smaller and faster, but documents
     *  can then only be added or put at an unused id, never replaced, deleted or listed
     *  (STATUS_UNSUPPORTED), and xc_enquire_matching_terms() fails. Ignored for an existing one. */
    bool no_termlist;
    /** Commit without waiting for the disk: for an index that is synced as a whole later, or
     *  thrown away when the machine stops. */
    bool no_sync;
    /** For a new index: bytes a block, a power of two from 2 048 to 65 536; 0 means 8 192. */
    uint32_t block_bytes;
};

/**
 * Open the index in directory @p path for writing.
 *
 * @param[out] out  the writer; the caller frees it with xc_writer_free(). NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (no index with XC_WRITER_OPEN, or no parent directory),
 *         STATUS_EXISTS (an index with XC_WRITER_CREATE), STATUS_LOCKED (another writer has it),
 *         STATUS_BAD_INPUT (@p path is a file, a bad block size or mode), STATUS_INDEX_VERSION,
 *         STATUS_INDEX_CORRUPT, STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_open(struct xc_writer **out, const char *path,
                                             const struct xc_writer_options *options,
                                             struct error *err);

/** Give the lock back and forget what was not committed. NULL is allowed. */
XC_API void xc_writer_free(struct xc_writer *writer);

XC_DEFINE_AUTO_FREE(xc_writer)
#define XC_AUTO_WRITER CLEANUP(xc_writer_auto_free) struct xc_writer

/**
 * Add @p document under the next id: one more than the highest ever used.
 *
 * @param[out] docid  that id; NULL is allowed.
 * @return STATUS_OK, STATUS_TOO_LARGE when the ids are used up, STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_add(uint32_t *docid, struct xc_writer *writer,
                                            const struct xc_document *document,
                                            struct error *err);

/**
 * Put @p document at @p docid, in place of what is there.
 *
 * @param docid  from 1 to 2^32 - 1, in any order, with any gaps (increasing is fastest).
 * @return STATUS_OK, STATUS_BAD_INPUT for 0, STATUS_UNSUPPORTED when one is there in an index
 *         without lists of terms, STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_put(struct xc_writer *writer, uint32_t docid,
                                            const struct xc_document *document,
                                            struct error *err);

/**
 * Delete the document @p docid.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_BAD_INPUT for 0, STATUS_UNSUPPORTED in an index
 *         without lists of terms, STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_delete(struct xc_writer *writer, uint32_t docid,
                                               struct error *err);

/**
 * Set the metadata @p key to @p value, any bytes; an empty value removes it.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when @p key is empty or longer than XC_KEY_MAX_BYTES,
 *         STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_writer_set_metadata(struct xc_writer *writer,
                                                     struct str key, struct str value,
                                                     struct error *err);

/**
 * Add @p word, UTF-8, @p count times to the spelling dictionary. Words of one byte are not
 * suggested, and ignored.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when @p word is empty or longer than XC_KEY_MAX_BYTES.
 */
XC_API MUST_CHECK enum status xc_writer_add_spelling(struct xc_writer *writer,
                                                     struct str word, uint32_t count,
                                                     struct error *err);

/**
 * Make all changes since the last commit visible to whom opens or reopens the index, at once and
 * for good. When it fails none of them is made, and they are forgotten.
 *
 * Memory is bounded without it too: postings are moved to the disk, unseen, every 10 000 changes.
 */
XC_API MUST_CHECK enum status xc_writer_commit(struct xc_writer *writer,
                                               struct error *err);

XC_END

#endif
