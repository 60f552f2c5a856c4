/* Building queries: immutable trees, composed without touching their parts. */
#ifndef XAPIAN_C_QUERY_H
#define XAPIAN_C_QUERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"

XC_BEGIN

/** A query. Never changes; of no database in particular. A query composed from others keeps what it
 *  needs of them: they may be freed at any time, by the same thread. */
struct xc_query;

/** Deeper trees are refused: Xapian walks them recursively. */
#define XC_QUERY_MAX_DEPTH 64

/** NULL is allowed. */
XC_API void xc_query_free(struct xc_query *query);

XC_DEFINE_AUTO_FREE(xc_query)
#define XC_AUTO_QUERY CLEANUP(xc_query_auto_free) struct xc_query

/* Every xc_query_…() below gives in `out` a new query, which the caller frees with xc_query_free();
 * NULL on failure. */

/**
 * The documents that have @p term.
 *
 * @param wqf  how often it stands in the query, for the weights; usually 1.
 * @return STATUS_OK, STATUS_BAD_INPUT when @p term is empty (xc_query_all() matches all).
 */
XC_API MUST_CHECK enum status xc_query_term(struct xc_query **out, struct str term,
                                            uint32_t wqf, struct error *err);

/** All documents, with weight 0. */
XC_API MUST_CHECK enum status xc_query_all(struct xc_query **out, struct error *err);

/** No document. */
XC_API MUST_CHECK enum status xc_query_nothing(struct xc_query **out, struct error *err);

enum xc_operator {
    XC_AND,       /* documents that all parts match; the weights add up */
    XC_OR,        /* documents that a part matches; the weights add up */
    XC_AND_NOT,   /* documents that the first part matches and no other; its weight */
    XC_FILTER,    /* documents that all parts match; the first part's weight */
    XC_AND_MAYBE, /* documents that the first part matches; the weights add up */
    XC_SYNONYM, /* as XC_OR, weighted as one term that stood wherever one of the parts stands */
    XC_MAX, /* as XC_OR, with the greatest of the parts' weights */
};

/**
 * Compose @p n parts. One part gives that part; none gives the query that matches nothing.
 *
 * @return STATUS_OK, STATUS_TOO_LARGE beyond XC_QUERY_MAX_DEPTH, STATUS_BAD_INPUT for an unknown
 *         operator.
 */
XC_API MUST_CHECK enum status xc_query_combine(struct xc_query **out,
                                               enum xc_operator operation,
                                               const struct xc_query *const *parts,
                                               size_t n, struct error *err);

enum xc_proximity {
    XC_PHRASE, /* in the order of the parts */
    XC_NEAR,   /* in any order */
};

/**
 * The documents where all parts stand within @p window positions; the weights add up.
 *
 * @param parts   terms, or XC_OR of terms; all with positions in the index.
 * @param window  in positions, at least @p n; 0 means @p n, so that nothing stands between.
 * @return STATUS_OK, STATUS_BAD_INPUT when the window is narrower than the parts, STATUS_TOO_LARGE
 *         beyond XC_QUERY_MAX_DEPTH, STATUS_UNSUPPORTED for other parts, STATUS_BAD_INPUT for an
 *         unknown proximity.
 */
XC_API MUST_CHECK enum status xc_query_within(struct xc_query **out,
                                              enum xc_proximity order,
                                              const struct xc_query *const *parts,
                                              size_t n, uint32_t window,
                                              struct error *err);

/**
 * @p part with its weight multiplied by @p factor.
 *
 * @param factor  finite, not negative; 0 gives a query without weight.
 * @return STATUS_OK, STATUS_BAD_INPUT for another factor, STATUS_TOO_LARGE beyond
 *         XC_QUERY_MAX_DEPTH.
 */
XC_API MUST_CHECK enum status xc_query_scale(struct xc_query **out,
                                             const struct xc_query *part, double factor,
                                             struct error *err);

/**
 * The documents with ids from @p first to @p last, both included, with weight 0. Costs nothing per
 * document: in an AND the others are passed over.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when @p first is greater than @p last or either is 0.
 */
XC_API MUST_CHECK enum status xc_query_id_range(struct xc_query **out, uint32_t first,
                                                uint32_t last, struct error *err);

/**
 * The documents whose ids are in @p docids, with weight 0. Ids that the index does not have are
 * passed over.
 *
 * @param docids  strictly increasing, none 0; borrowed until the query and all that was composed
 *                from it are freed, and until the enquires that were given one of them are freed or
 *                given another. NULL is allowed when @p n is 0.
 * @return STATUS_OK, STATUS_BAD_INPUT when the ids are not increasing.
 */
XC_API MUST_CHECK enum status xc_query_id_set(struct xc_query **out,
                                              const uint32_t *docids, size_t n,
                                              struct error *err);

/**
 * A line that shows the query, for people: its form may change with the library's release.
 *
 * @param[out] out  emptied, then filled.
 * @return STATUS_OK, STATUS_TOO_LARGE when it does not fit below the ceiling of @p out.
 */
XC_API MUST_CHECK enum status
xc_query_describe(struct buf *out, const struct xc_query *query, struct error *err);

XC_END

#endif
