/* Builds queries: trees that never change and are composed without touching their
 * parts. */
#ifndef XAPIAN_C_QUERY_H
#define XAPIAN_C_QUERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "xapian-c/api.h"

XC_BEGIN

/**
 * A query. It never changes, and is not of any one database. A query that is composed of
 * others keeps what it needs of them, so that they may be freed at any time, by the same
 * thread.
 */
struct xc_query;

/** The greatest depth of a query. Xapian goes through queries by recursion. */
#define XC_QUERY_MAX_DEPTH 64

/** Free the query; NULL is allowed. */
XC_API void xc_query_free(struct xc_query *query);

XC_DEFINE_AUTO_FREE(xc_query)
#define XC_AUTO_QUERY CLEANUP(xc_query_auto_free) struct xc_query

/* Each xc_query_…() below gives a new query in `out`, which the caller frees with
 * xc_query_free(); NULL on failure. */

/**
 * The query for the documents that have @p term.
 *
 * @param wqf  how often the term counts as standing in the query, for the weights;
 *             usually 1.
 * @return STATUS_OK; STATUS_BAD_INPUT when @p term is empty: xc_query_all() matches all.
 */
XC_API MUST_CHECK enum status xc_query_term(struct xc_query **out, struct str term,
                                            uint32_t wqf, struct error *err);

/** The query for all documents, with a weight of 0. */
XC_API MUST_CHECK enum status xc_query_all(struct xc_query **out, struct error *err);

/** The query that no document matches. */
XC_API MUST_CHECK enum status xc_query_nothing(struct xc_query **out, struct error *err);

enum xc_operator {
    /* Documents that match all parts; their weights are summed up. */
    XC_AND,
    /* Documents that match any part; its weights are summed up. */
    XC_OR,
    /* Documents that match the first part and no other; the weight of the first part. */
    XC_AND_NOT,
    /* Documents that match all parts; the weight of the first part. */
    XC_FILTER,
    /* Documents that match the first part; the weights of all parts are summed up. */
    XC_AND_MAYBE,
    /* As XC_OR, but weighted as one term that stands wherever one of the parts stands. */
    XC_SYNONYM,
    /* As XC_OR, but with the greatest of the weights. */
    XC_MAX,
};

/**
 * Compose @p n parts. One part gives that part, none gives the query that nothing
 * matches.
 *
 * @return STATUS_OK; STATUS_TOO_LARGE beyond XC_QUERY_MAX_DEPTH; STATUS_BAD_INPUT when
 *         the operator is unknown.
 */
XC_API MUST_CHECK enum status xc_query_combine(struct xc_query **out,
                                               enum xc_operator operation,
                                               const struct xc_query *const *parts,
                                               size_t n, struct error *err);

enum xc_proximity {
    /* The parts stand in their order. */
    XC_PHRASE,
    /* The parts stand in any order. */
    XC_NEAR,
};

/**
 * The query for the documents in which all parts stand within @p window positions. Their
 * weights are summed up.
 *
 * @param parts   terms, or XC_OR of terms, all of which have positions in the index.
 * @param window  in positions, at least @p n; 0 means @p n, so that nothing stands
 *                between.
 * @return STATUS_OK; STATUS_BAD_INPUT when the window is smaller than the number of
 *         parts, or the proximity is unknown; STATUS_TOO_LARGE beyond XC_QUERY_MAX_DEPTH;
 *         STATUS_UNSUPPORTED for other parts.
 */
XC_API MUST_CHECK enum status xc_query_within(struct xc_query **out,
                                              enum xc_proximity order,
                                              const struct xc_query *const *parts,
                                              size_t n, uint32_t window,
                                              struct error *err);

/**
 * The query @p part, with its weight multiplied by @p factor.
 *
 * @param factor  finite and not negative; 0 gives a query without weight.
 * @return STATUS_OK; STATUS_BAD_INPUT for any other factor; STATUS_TOO_LARGE beyond
 *         XC_QUERY_MAX_DEPTH.
 */
XC_API MUST_CHECK enum status xc_query_scale(struct xc_query **out,
                                             const struct xc_query *part, double factor,
                                             struct error *err);

/**
 * The query for the documents with ids from @p first to @p last, both included, with a
 * weight of 0. It costs nothing for each document: in an AND the others are passed over.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT when @p first is greater than @p last, or one of
 *         them is 0.
 */
XC_API MUST_CHECK enum status xc_query_id_range(struct xc_query **out, uint32_t first,
                                                uint32_t last, struct error *err);

/**
 * The query for the documents whose ids are in @p docids, with a weight of 0. Ids that
 * the index does not have are passed over.
 *
 * @param docids  strictly increasing, none of them 0. Borrowed until this query and all
 *                that were composed from it are freed, and until the enquires that were
 *                given one of them are freed or are given another one. May be NULL when
 *                @p n is 0.
 * @return STATUS_OK; STATUS_BAD_INPUT when the ids are not increasing.
 */
XC_API MUST_CHECK enum status xc_query_id_set(struct xc_query **out,
                                              const uint32_t *docids, size_t n,
                                              struct error *err);

/**
 * Write a line that shows the query to people. Its form may change with the release of
 * the library.
 *
 * @param[out] out  emptied, then filled.
 * @return STATUS_OK; STATUS_TOO_LARGE when it is longer than @p out may hold.
 */
XC_API MUST_CHECK enum status
xc_query_describe(struct buf *out, const struct xc_query *query, struct error *err);

XC_END

#endif
