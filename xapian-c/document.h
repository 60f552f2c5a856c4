/* A document that is to be indexed: terms with their weights and positions, data and
 * values. */
#ifndef XAPIAN_C_DOCUMENT_H
#define XAPIAN_C_DOCUMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"

XC_BEGIN

/**
 * A document in memory. It may be put into several indexes, and be used again once it was
 * cleared.
 */
struct xc_document;

/** The longest term, in bytes, of which a zero byte counts as two. */
#define XC_TERM_MAX_BYTES 245

/** The greatest length of a document, which is the sum of its wdf. */
#define XC_LENGTH_MAX (UINT32_MAX - 1)

/**
 * Make an empty document.
 *
 * @param[out] out  the document, which the caller frees with xc_document_free().
 */
XC_API MUST_CHECK enum status xc_document_new(struct xc_document **out,
                                              struct error *err);

/** Free the document; NULL is allowed. */
XC_API void xc_document_free(struct xc_document *document);

XC_DEFINE_AUTO_FREE(xc_document)
#define XC_AUTO_DOCUMENT CLEANUP(xc_document_auto_free) struct xc_document

/** Forget everything that was added and set. */
XC_API MUST_CHECK enum status xc_document_clear(struct xc_document *document,
                                                struct error *err);

/**
 * Add @p term without a position. Its wdf ("within-document frequency") may be any
 * weight; when the term is added again, the wdf are summed up. The sum of the wdf of a
 * term over all documents of an index must also stay below 2^32, which nobody checks.
 *
 * @param term  any bytes, 1 to XC_TERM_MAX_BYTES.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p term is empty or too long;
 *         STATUS_TOO_LARGE, and nothing is added, when the length of the document would
 *         pass XC_LENGTH_MAX.
 */
XC_API MUST_CHECK enum status xc_document_add_term(struct xc_document *document,
                                                   struct str term, uint32_t wdf,
                                                   struct error *err);

/** A term of xc_document_add_terms(). */
struct xc_term_count {
    struct str term;
    uint32_t wdf;
};

/**
 * Add @p n terms as xc_document_add_term() adds each of them.
 *
 * @param terms  in any order; may be NULL when @p n is 0.
 * @return STATUS_OK, or what xc_document_add_term() returns for the first term that
 *         cannot be added: `err` tells its number, from 1, and those before it are added.
 */
XC_API MUST_CHECK enum status xc_document_add_terms(struct xc_document *document,
                                                    const struct xc_term_count *terms,
                                                    size_t n, struct error *err);

/**
 * As xc_document_add_term(), and add @p position to the positions of @p term. Positions
 * begin at 0 and come in any order.
 */
XC_API MUST_CHECK enum status xc_document_add_posting(struct xc_document *document,
                                                      struct str term, uint32_t position,
                                                      uint32_t wdf, struct error *err);

/**
 * As xc_document_add_term() with a wdf of 0: for a filter, which does not add to the
 * length.
 */
XC_API MUST_CHECK enum status xc_document_add_boolean_term(struct xc_document *document,
                                                           struct str term,
                                                           struct error *err);

/** Set the data, any bytes, which can be read back from the index. */
XC_API MUST_CHECK enum status xc_document_set_data(struct xc_document *document,
                                                   struct str data, struct error *err);

/**
 * Set the value of @p slot, any bytes; an empty value removes it.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT for the slot 2^32 - 1, which Xapian keeps for
 *         itself.
 */
XC_API MUST_CHECK enum status xc_document_set_value(struct xc_document *document,
                                                    uint32_t slot, struct str value,
                                                    struct error *err);

XC_END

#endif
