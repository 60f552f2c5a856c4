/* Runs a query on a database: weights, order, cut-off, and the ranked hits. */
#ifndef XAPIAN_C_ENQUIRE_H
#define XAPIAN_C_ENQUIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "xapian-c/api.h"
#include "xapian-c/database.h"
#include "xapian-c/query.h"
#include "xapian-c/terms.h"

XC_BEGIN

/**
 * A query that is asked of a database, and how. It keeps what it needs of both, so that
 * either may be freed before. It may be asked any number of times.
 */
struct xc_enquire;

/**
 * Make an enquire of @p db. It has no query yet, which matches nothing. It weighs with
 * XC_BM25_DEFAULT, and orders hits of equal weight by increasing ids.
 *
 * @param[out] out  the enquire, which the caller frees with xc_enquire_free().
 */
XC_API MUST_CHECK enum status
xc_enquire_new(struct xc_enquire **out, const struct xc_database *db, struct error *err);

/** Free the enquire; NULL is allowed. */
XC_API void xc_enquire_free(struct xc_enquire *enquire);

XC_DEFINE_AUTO_FREE(xc_enquire)
#define XC_AUTO_ENQUIRE CLEANUP(xc_enquire_auto_free) struct xc_enquire

/** Ask @p query from now on. It may be freed after this call. */
XC_API MUST_CHECK enum status xc_enquire_set_query(struct xc_enquire *enquire,
                                                   const struct xc_query *query,
                                                   struct error *err);

enum xc_weight_scheme {
    /* No weights: all hits weigh 0 and come in the order of their ids. */
    XC_WEIGHT_BOOL,
    /* BM25 with the parameters `bm25`. */
    XC_WEIGHT_BM25,
    /* 1 for each term: the weight is how many terms of the query a document has. */
    XC_WEIGHT_COORD,
    /**
     * wqf · wdf / (wdf + k), times the factors of xc_query_scale(). Neither how rare a
     * term is nor the length of the document counts: this is for wdf that hold a weight
     * already. The greatest wdf of a term bounds what it can still add, so that a match
     * stops early.
     */
    XC_WEIGHT_SATURATION,
};

/** A weighting scheme. The members of other schemes are ignored. */
struct xc_weighting {
    enum xc_weight_scheme scheme;
    struct {
        /* Not negative: how much it counts that a term is repeated in a document. */
        double k1;
        /* Not negative: what short documents are given; usually 0. */
        double k2;
        /* Not negative: how much it counts that a term is repeated in the query. */
        double k3;
        /* From 0 to 1: how much the length of a document counts. */
        double b;
        /* Not negative: a document that is shorter than this share of the mean length
         * counts as if it were of that length. */
        double min_normlen;
    } bm25;
    /* Above 0: the wdf with which a term adds half of what it can add. */
    double saturation_k;
};

/** The parameters that Xapian uses by default. */
/* clang-format off */
#define XC_BM25_DEFAULT {XC_WEIGHT_BM25, {1, 0, 1, 0.5, 0.5}, 0}
/* clang-format on */

/**
 * Weigh with a copy of @p weighting from now on.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT when the scheme is unknown or a parameter is out of
 *         its range.
 */
XC_API MUST_CHECK enum status
xc_enquire_set_weighting(struct xc_enquire *enquire, const struct xc_weighting *weighting,
                         struct error *err);

enum xc_docid_order {
    XC_DOCID_ASCENDING,
    XC_DOCID_DESCENDING,
    /* Whichever order is fastest. */
    XC_DOCID_ANY,
};

/** Set the order of hits of equal weight. STATUS_BAD_INPUT when @p order is unknown. */
XC_API MUST_CHECK enum status xc_enquire_set_docid_order(struct xc_enquire *enquire,
                                                         enum xc_docid_order order,
                                                         struct error *err);

/**
 * Drop hits that weigh less than @p weight, which is finite and not negative; 0 drops
 * none.
 */
XC_API MUST_CHECK enum status xc_enquire_set_cutoff(struct xc_enquire *enquire,
                                                    double weight, struct error *err);

/** Whether document @p docid, which matches, shall be a hit. */
typedef bool xc_keep_match(uint32_t docid, void *context);

/** Is told that document @p docid matches and was kept, and its weight. */
typedef void xc_see_match(uint32_t docid, double weight, void *context);

/** Which hits are wanted. When everything but `max` is zero, the best ones. */
struct xc_request {
    /* How many of the best hits to pass over. */
    uint32_t first;
    /* The most hits to give. */
    uint32_t max;
    /* How many matches are looked at, if there are so many, before stopping early.
     * UINT32_MAX for an exact total, and for `see` to be called for every match. */
    uint32_t at_least;
    /* Chooses the hits; NULL keeps all matches. */
    xc_keep_match *keep;
    /* Is told of each match, in any order; may be NULL. */
    xc_see_match *see;
    /* What both functions are given. */
    void *context;
};

struct xc_hit {
    uint32_t docid;
    double weight;
};

/** What was found. */
struct xc_answer {
    size_t n_hits;
    /* There are at least so many matches. */
    uint32_t lower;
    /* There are probably so many matches. */
    uint32_t estimated;
    /* There are at most so many matches. */
    uint32_t upper;
    /* No document could weigh more. */
    double max_possible;
    /* No document does weigh more. */
    double max_attained;
};

/**
 * Run the query, and give the hits from number request->first on, best first.
 *
 * @param[out] answer  the counts.
 * @param[out] hits    room for request->max hits; may be NULL when that is 0.
 * @return STATUS_OK, or a status of any function that reads an index.
 */
XC_API MUST_CHECK enum status xc_enquire_match(struct xc_answer *answer,
                                               struct xc_hit *hits,
                                               struct xc_enquire *enquire,
                                               const struct xc_request *request,
                                               struct error *err);

/**
 * List those terms of the query that document @p docid has, in bytewise order, with their
 * wdf in it.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when there is no such document; STATUS_BAD_INPUT
 *         when @p docid is 0; STATUS_UNSUPPORTED when the index has no lists of terms.
 */
XC_API MUST_CHECK enum status xc_enquire_matching_terms(const struct xc_enquire *enquire,
                                                        uint32_t docid,
                                                        xc_visit_term *visit,
                                                        void *context, struct error *err);

XC_END

#endif
