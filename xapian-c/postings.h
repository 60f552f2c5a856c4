/* Reads in bulk the documents that have a term, and the positions of a term in a
 * document. */
#ifndef XAPIAN_C_POSTINGS_H
#define XAPIAN_C_POSTINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"
#include "xapian-c/database.h"

XC_BEGIN

/** A reading of the documents that have a term, by increasing ids. */
struct xc_postings;

/**
 * Begin before the first document that has @p term. When no document has it, there is
 * nothing to read.
 *
 * @param[out] out  the reading, which the caller frees with xc_postings_free(); NULL on
 *                  failure.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p term is empty: xc_postings_open_all() reads
 *         all documents.
 */
XC_API MUST_CHECK enum status xc_postings_open(struct xc_postings **out,
                                               const struct xc_database *db,
                                               struct str term, struct error *err);

/** As xc_postings_open() for all documents of the index, each with a wdf of 1. */
XC_API MUST_CHECK enum status xc_postings_open_all(struct xc_postings **out,
                                                   const struct xc_database *db,
                                                   struct error *err);

/** NULL is allowed. */
XC_API void xc_postings_free(struct xc_postings *postings);

XC_DEFINE_AUTO_FREE(xc_postings)
#define XC_AUTO_POSTINGS CLEANUP(xc_postings_auto_free) struct xc_postings

/**
 * Read the next documents.
 *
 * @param[out] n       how many were read: fewer than @p room at the end only, 0 when the
 *                     end was reached before.
 * @param[out] docids  room for @p room ids.
 * @param[out] wdfs    the wdf of the term in each document, @p room of them; NULL when
 *                     they are not wanted, which is faster.
 */
XC_API MUST_CHECK enum status xc_postings_read(size_t *n, uint32_t *docids,
                                               uint32_t *wdfs,
                                               struct xc_postings *postings, size_t room,
                                               struct error *err);

/**
 * Pass over the documents below @p docid. It is not possible to go back: nothing is done
 * then.
 */
XC_API MUST_CHECK enum status xc_postings_skip_to(struct xc_postings *postings,
                                                  uint32_t docid, struct error *err);

/** A reading of the positions of a term in a document, in increasing order. */
struct xc_positions;

/**
 * Begin before the first position of @p term in document @p docid. There is nothing to
 * read when the document does not exist, does not have the term, or has it without
 * positions.
 *
 * @param[out] out  the reading, which the caller frees with xc_positions_free(); NULL on
 *                  failure.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p term is empty or @p docid is 0.
 */
XC_API MUST_CHECK enum status xc_positions_open(struct xc_positions **out,
                                                const struct xc_database *db,
                                                uint32_t docid, struct str term,
                                                struct error *err);

/** NULL is allowed. */
XC_API void xc_positions_free(struct xc_positions *positions);

XC_DEFINE_AUTO_FREE(xc_positions)
#define XC_AUTO_POSITIONS CLEANUP(xc_positions_auto_free) struct xc_positions

/**
 * Read the next positions into @p at, which has room for @p room. @p n is as for
 * xc_postings_read().
 */
XC_API MUST_CHECK enum status xc_positions_read(size_t *n, uint32_t *at,
                                                struct xc_positions *positions,
                                                size_t room, struct error *err);

XC_END

#endif
