/* Reads an index: its counts, the frequencies of its terms, its metadata and its
 * documents. */
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

/**
 * The longest word that xc_database_suggest() looks at, in bytes: the cost grows with the
 * square.
 */
#define XC_SPELLING_MAX_BYTES 245

/**
 * A read-only snapshot of an index on disk. Each thread has its own; it may not be
 * shared.
 */
struct xc_database;

/**
 * Open the index in the directory @p path for reading. Only a directory with a glass
 * index is opened: neither a stub file, which could name any other index, nor an index in
 * a single file.
 *
 * @param[out] out  the database, which the caller frees with xc_database_free(); NULL on
 *                  failure.
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no index at @p path; STATUS_BAD_INPUT
 *         when @p path is not a directory; STATUS_INDEX_VERSION when another release
 *         wrote the index; STATUS_INDEX_CORRUPT when its files are damaged or some are
 *         missing; STATUS_IO.
 */
XC_API MUST_CHECK enum status xc_database_open(struct xc_database **out, const char *path,
                                               struct error *err);

/**
 * Close the database; NULL is allowed. Enquires, postings and positions that were made
 * from it can still be used.
 */
XC_API void xc_database_free(struct xc_database *db);

XC_DEFINE_AUTO_FREE(xc_database)
#define XC_AUTO_DATABASE CLEANUP(xc_database_auto_free) struct xc_database

/**
 * Move the snapshot to the newest commit, also for the enquires made from @p db. Postings
 * and positions that are open must be freed before.
 *
 * @param[out] changed  whether there may be something new; may be NULL.
 */
XC_API MUST_CHECK enum status xc_database_reopen(bool *changed, struct xc_database *db,
                                                 struct error *err);

/** Count the documents. */
XC_API MUST_CHECK enum status
xc_database_count(uint32_t *out, const struct xc_database *db, struct error *err);

/**
 * Find the highest document id that was ever used, 0 when there was none. It is at least
 * xc_database_count().
 */
XC_API MUST_CHECK enum status
xc_database_last_docid(uint32_t *out, const struct xc_database *db, struct error *err);

/**
 * Find the mean length of documents, 0 when there are none. The length of a document is
 * the sum of its wdf.
 */
XC_API MUST_CHECK enum status
xc_database_average_length(double *out, const struct xc_database *db, struct error *err);

/** Find out whether any document has @p term. No document has the empty term. */
XC_API MUST_CHECK enum status xc_database_has_term(bool *out,
                                                   const struct xc_database *db,
                                                   struct str term, struct error *err);

/** Count the documents that have @p term; 0 when the term is unknown or empty. */
XC_API MUST_CHECK enum status xc_database_term_documents(uint32_t *out,
                                                         const struct xc_database *db,
                                                         struct str term,
                                                         struct error *err);

/** Sum up the wdf of @p term over all documents; 0 when the term is unknown or empty. */
XC_API MUST_CHECK enum status xc_database_term_occurrences(uint32_t *out,
                                                           const struct xc_database *db,
                                                           struct str term,
                                                           struct error *err);

/**
 * Read the metadata that a writer put under @p key; empty when there is none.
 *
 * @param[out] out  emptied, then filled with any bytes.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p key is empty; STATUS_TOO_LARGE when the
 *         value is longer than @p out may hold, which is empty then.
 */
XC_API MUST_CHECK enum status xc_database_metadata(struct buf *out,
                                                   const struct xc_database *db,
                                                   struct str key, struct error *err);

/**
 * Find the word of the spelling dictionary that is closest to @p word. There is none when
 * no word is within @p max_edits, when @p word itself is in the dictionary, or when it is
 * longer than XC_SPELLING_MAX_BYTES. Only words that have a few letters in a row in
 * common with it are looked at, so that none may be found for a short word.
 *
 * @param[out] out  emptied, then filled.
 * @param word       UTF-8; other bytes are allowed and compared as Latin-1.
 * @param max_edits  1 to XC_SUGGEST_MAX_EDITS. An edit inserts, removes or replaces a
 *                   character, or exchanges two neighbours.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p max_edits is out of range; STATUS_TOO_LARGE
 *         when the word is longer than @p out may hold.
 */
XC_API MUST_CHECK enum status xc_database_suggest(struct buf *out,
                                                  const struct xc_database *db,
                                                  struct str word, unsigned max_edits,
                                                  struct error *err);

/**
 * Find the length of document @p docid, which is the sum of its wdf.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no such document; STATUS_BAD_INPUT
 *         when @p docid is 0.
 */
XC_API MUST_CHECK enum status xc_database_document_length(uint32_t *out,
                                                          const struct xc_database *db,
                                                          uint32_t docid,
                                                          struct error *err);

/**
 * Read the data of document @p docid, as xc_document_set_data() set it.
 *
 * @param[out] out  emptied, then filled with any bytes.
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no such document; STATUS_BAD_INPUT
 *         when @p docid is 0; STATUS_TOO_LARGE when the data is longer than @p out may
 *         hold.
 */
XC_API MUST_CHECK enum status xc_database_document_data(struct buf *out,
                                                        const struct xc_database *db,
                                                        uint32_t docid,
                                                        struct error *err);

/**
 * Read the value of @p slot likewise, as xc_document_set_value() set it; empty when there
 * is none.
 */
XC_API MUST_CHECK enum status xc_database_document_value(struct buf *out,
                                                         const struct xc_database *db,
                                                         uint32_t docid, uint32_t slot,
                                                         struct error *err);

XC_END

#endif
