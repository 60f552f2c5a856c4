/* Running a query over a database: weights, order, cut-off, and the ranked hits. */
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

/** A query being asked of a database, and how. Keeps what it needs of both, so either may be freed
 *  first. May be asked any number of times. */
struct xc_enquire;

/** @param[out] out  freed by the caller with xc_enquire_free(). It has no query yet, which matches
 *  nothing, BM25 with XC_BM25_DEFAULT, and ties in increasing order of ids. */
XC_API MUST_CHECK enum status
xc_enquire_new(struct xc_enquire **out, const struct xc_database *db, struct error *err);

/** NULL is allowed. */
XC_API void xc_enquire_free(struct xc_enquire *enquire);

XC_DEFINE_AUTO_FREE(xc_enquire)
#define XC_AUTO_ENQUIRE CLEANUP(xc_enquire_auto_free) struct xc_enquire

/** Ask @p query from now on. It may be freed afterwards. */
XC_API MUST_CHECK enum status xc_enquire_set_query(struct xc_enquire *enquire,
                                                   const struct xc_query *query,
                                                   struct error *err);

enum xc_weight_scheme {
    XC_WEIGHT_BOOL,  /* none: all hits weigh 0 and come in the order of their ids */
    XC_WEIGHT_BM25,  /* with the parameters bm25 */
    XC_WEIGHT_COORD, /* one a term: the number of the query's terms in the document */
    /** wqf · wdf / (wdf + k), times the factors of xc_query_scale(): no rarity, no length. For wdf
     *  that hold a weight already. What a term can still add is bounded by its greatest wdf, so a
     *  match stops early. */
    XC_WEIGHT_SATURATION,
};

/** A weighting scheme; fields of other schemes are ignored. */
struct xc_weighting {
    enum xc_weight_scheme scheme;
    struct {
        double k1; /* not negative: how much a repeated term adds */
        double k2; /* not negative: a constant for short documents; usually 0 */
        double k3; /* not negative: how much a term repeated in the query adds */
        double b;  /* 0 to 1: how much length counts */
        double
            min_normlen; /* not negative: documents shorter than this share of the mean count
                               as of it */
    } bm25;
    double saturation_k; /* above 0: the wdf that gives half of what a term can add */
};

/** Xapian's own parameters. */
/* clang-format off */
#define XC_BM25_DEFAULT {XC_WEIGHT_BM25, {1, 0, 1, 0.5, 0.5}, 0}
/* clang-format on */

/**
 * Weigh with @p weighting from now on. It is copied.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when the scheme is unknown or a parameter out of its range.
 */
XC_API MUST_CHECK enum status
xc_enquire_set_weighting(struct xc_enquire *enquire, const struct xc_weighting *weighting,
                         struct error *err);

enum xc_docid_order {
    XC_DOCID_ASCENDING,
    XC_DOCID_DESCENDING,
    XC_DOCID_ANY, /* whatever is fastest */
};

/** The order of hits of equal weight. STATUS_BAD_INPUT for an unknown one. */
XC_API MUST_CHECK enum status xc_enquire_set_docid_order(struct xc_enquire *enquire,
                                                         enum xc_docid_order order,
                                                         struct error *err);

/** Drop hits that weigh less than @p weight, finite and not negative; 0 drops none. */
XC_API MUST_CHECK enum status xc_enquire_set_cutoff(struct xc_enquire *enquire,
                                                    double weight, struct error *err);

/** Whether document @p docid, which matches, is to be a hit. */
typedef bool xc_keep_match(uint32_t docid, void *context);

/** Document @p docid matches (and was kept), with @p weight. */
typedef void xc_see_match(uint32_t docid, double weight, void *context);

/** Which hits are asked for; all zero but `max` asks for the best. */
struct xc_request {
    uint32_t first;    /* how many of the best to pass over */
    uint32_t max;      /* how many to give at most */
    uint32_t at_least; /* look at this many matches, if there are, before stopping early:
                              UINT32_MAX for an exact total and a `see` that sees all */
    xc_keep_match *keep; /* NULL: keep all */
    xc_see_match *see;   /* NULL: none. Sees matches in no promised order */
    void *context;       /* handed to both */
};

struct xc_hit {
    uint32_t docid;
    double weight;
};

/** What came. */
struct xc_answer {
    size_t n_hits;
    uint32_t lower;      /* the number of matches is at least this, */
    uint32_t estimated;  /* probably this, */
    uint32_t upper;      /* and at most this */
    double max_possible; /* no document could weigh more */
    double max_attained; /* no document does weigh more */
};

/**
 * Ask: the hits numbers request->first and following, best first.
 *
 * @param[out] answer  the counts.
 * @param[out] hits    room for request->max of them; NULL is allowed when that is 0.
 * @return STATUS_OK, and those of any function that reads an index.
 */
XC_API MUST_CHECK enum status xc_enquire_match(struct xc_answer *answer,
                                               struct xc_hit *hits,
                                               struct xc_enquire *enquire,
                                               const struct xc_request *request,
                                               struct error *err);

/**
 * List the terms of the query that document @p docid has, in bytewise order, with the wdf that
 * they have in it.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND when there is no such document, STATUS_BAD_INPUT for 0,
 *         STATUS_UNSUPPORTED in an index without lists of terms.
 */
XC_API MUST_CHECK enum status xc_enquire_matching_terms(const struct xc_enquire *enquire,
                                                        uint32_t docid,
                                                        xc_visit_term *visit,
                                                        void *context, struct error *err);

XC_END

#endif
