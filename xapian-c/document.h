/* A document to be indexed: terms with their weights and positions, data, values. */
#ifndef XAPIAN_C_DOCUMENT_H
#define XAPIAN_C_DOCUMENT_H

#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"

XC_BEGIN

/** A document in memory, not yet in an index. May be put into several, and reused after clear. */
struct xc_document;

/** The longest term, in bytes; a zero byte counts as two. */
#define XC_TERM_MAX_BYTES 245

/** The greatest length of a document: the sum of its wdf. */
#define XC_LENGTH_MAX (UINT32_MAX - 1)

/** An empty document. @param[out] out  freed by the caller with xc_document_free(). */
XC_API MUST_CHECK enum status xc_document_new(struct xc_document **out,
                                              struct error *err);

/** NULL is allowed. */
XC_API void xc_document_free(struct xc_document *document);

XC_DEFINE_AUTO_FREE(xc_document)
#define XC_AUTO_DOCUMENT CLEANUP(xc_document_auto_free) struct xc_document

/** Forget all that was added and set. */
XC_API MUST_CHECK enum status xc_document_clear(struct xc_document *document,
                                                struct error *err);

/**
 * Add @p term without a position, with the wdf (the "within-document frequency", which may be any
 * weight) @p wdf. Adding it again adds the wdf up.
 * The sum of a term's wdf over all documents of an index must stay below 2^32 too: nobody checks.
 *
 * @param term  any bytes, 1 to XC_TERM_MAX_BYTES.
 * @return STATUS_OK, STATUS_BAD_INPUT when @p term is empty or too long, STATUS_TOO_LARGE when the
 *         document's length (the sum of all wdf) would pass XC_LENGTH_MAX; nothing is added then.
 */
XC_API MUST_CHECK enum status xc_document_add_term(struct xc_document *document,
                                                   struct str term, uint32_t wdf,
                                                   struct error *err);

/** The same, and @p position (from 0, any order) joins the positions of @p term. */
XC_API MUST_CHECK enum status xc_document_add_posting(struct xc_document *document,
                                                      struct str term, uint32_t position,
                                                      uint32_t wdf, struct error *err);

/** The same as xc_document_add_term() with wdf 0: a filter, which adds nothing to the length. */
XC_API MUST_CHECK enum status xc_document_add_boolean_term(struct xc_document *document,
                                                           struct str term,
                                                           struct error *err);

/** Set the data, any bytes, given back with the document. */
XC_API MUST_CHECK enum status xc_document_set_data(struct xc_document *document,
                                                   struct str data, struct error *err);

/**
 * Set the value of @p slot, any bytes; an empty one removes it.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT for the slot 2^32 - 1, which Xapian keeps for itself.
 */
XC_API MUST_CHECK enum status xc_document_set_value(struct xc_document *document,
                                                    uint32_t slot, struct str value,
                                                    struct error *err);

XC_END

#endif
