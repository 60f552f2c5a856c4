/* Reading an index: its counts, its terms' frequencies, its metadata and its documents. */
#ifndef XAPIAN_C_DATABASE_H
#define XAPIAN_C_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"

XC_BEGIN

/** The most edits that xc_database_suggest() allows. */
#define XC_SUGGEST_MAX_EDITS 3

/** The longest word that it looks at, in bytes: its cost grows with the square. */
#define XC_SPELLING_MAX_BYTES 245

/** A read-only snapshot of an index on disk. One per thread; not shareable. */
struct xc_database;

/**
 * Open the index in directory @p path for reading. Only a directory with a glass index is opened:
 * never a stub file, which could name any other index, and never a single-file index.
 *
 * @param[out] out  the database; the caller frees it with xc_database_free(). NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND when there is no index at @p path, STATUS_BAD_INPUT when
 *         @p path is something else than a directory, STATUS_INDEX_VERSION when another release
 *         wrote it, STATUS_INDEX_CORRUPT when its files are damaged or some are missing, STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_database_open(struct xc_database **out, const char *path,
                                               struct error *err);

/** NULL is allowed. Enquires, postings and positions made from it stay usable. */
XC_API void xc_database_free(struct xc_database *db);

XC_DEFINE_AUTO_FREE(xc_database)
#define XC_AUTO_DATABASE CLEANUP(xc_database_auto_free) struct xc_database

/**
 * Move the snapshot to the newest commit, for the enquires made from @p db too. Postings and
 * positions that are open must be freed first.
 *
 * @param[out] changed  whether there may be something new; NULL is allowed.
 */
XC_API MUST_CHECK enum status xc_database_reopen(bool *changed, struct xc_database *db,
                                                 struct error *err);

/** The number of documents. */
XC_API MUST_CHECK enum status
xc_database_count(uint32_t *out, const struct xc_database *db, struct error *err);

/** The highest document id ever used, 0 when none was: at least xc_database_count(). */
XC_API MUST_CHECK enum status
xc_database_last_docid(uint32_t *out, const struct xc_database *db, struct error *err);

/** The mean of the documents' lengths (a length is the sum of a document's wdf); 0 when empty. */
XC_API MUST_CHECK enum status
xc_database_average_length(double *out, const struct xc_database *db, struct error *err);

/** Whether a document has @p term. The empty term is in no document. */
XC_API MUST_CHECK enum status xc_database_has_term(bool *out,
                                                   const struct xc_database *db,
                                                   struct str term, struct error *err);

/** The number of documents that have @p term; 0 when unknown or empty. */
XC_API MUST_CHECK enum status xc_database_term_documents(uint32_t *out,
                                                         const struct xc_database *db,
                                                         struct str term,
                                                         struct error *err);

/** The sum of the wdf of @p term over all documents; 0 when unknown or empty. */
XC_API MUST_CHECK enum status xc_database_term_occurrences(uint32_t *out,
                                                           const struct xc_database *db,
                                                           struct str term,
                                                           struct error *err);

/**
 * The metadata that the writer put under @p key; empty when there is none.
 *
 * @param[out] out  emptied, then filled with any bytes.
 * @return STATUS_OK, STATUS_BAD_INPUT when @p key is empty, STATUS_TOO_LARGE when the value does
 *         not fit below the ceiling of @p out (which is then empty).
 */
XC_API MUST_CHECK enum status xc_database_metadata(struct buf *out,
                                                   const struct xc_database *db,
                                                   struct str key, struct error *err);

/**
 * The word of the spelling dictionary closest to @p word; empty when none is within @p max_edits,
 * when @p word itself is in it, or when it is longer than XC_SPELLING_MAX_BYTES. Only words that
 * share a few letters in a row with it are looked at, so a short word may go without.
 *
 * @param[out] out  emptied, then filled.
 * @param word       UTF-8; other bytes are allowed and compared as Latin-1.
 * @param max_edits  1 to XC_SUGGEST_MAX_EDITS: characters inserted, removed, replaced, or neighbours exchanged.
 * @return STATUS_OK, STATUS_BAD_INPUT when @p max_edits is out of range, STATUS_TOO_LARGE when the
 *         suggestion does not fit below the ceiling of @p out.
 */
XC_API MUST_CHECK enum status xc_database_suggest(struct buf *out,
                                                  const struct xc_database *db,
                                                  struct str word, unsigned max_edits,
                                                  struct error *err);

/**
 * The length of document @p docid: the sum of its wdf.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND when there is no such document, STATUS_BAD_INPUT for 0.
 */
XC_API MUST_CHECK enum status xc_database_document_length(uint32_t *out,
                                                          const struct xc_database *db,
                                                          uint32_t docid,
                                                          struct error *err);

/**
 * The data of document @p docid, as xc_document_set_data() gave it.
 *
 * @param[out] out  emptied, then filled with any bytes.
 * @return STATUS_OK, STATUS_NOT_FOUND when there is no such document, STATUS_BAD_INPUT for 0,
 *         STATUS_TOO_LARGE when the data does not fit below the ceiling of @p out.
 */
XC_API MUST_CHECK enum status xc_database_document_data(struct buf *out,
                                                        const struct xc_database *db,
                                                        uint32_t docid,
                                                        struct error *err);

/** The same for the value of @p slot, as xc_document_set_value() gave it; empty when none. */
XC_API MUST_CHECK enum status xc_database_document_value(struct buf *out,
                                                         const struct xc_database *db,
                                                         uint32_t docid, uint32_t slot,
                                                         struct error *err);

XC_END

#endif
