/* Runs queries. */
#include "xapian-c/enquire.h"

#include <cmath>
#include <memory>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"
#include "xapian-c/weights.hpp"

struct xc_enquire {
    explicit xc_enquire(const Xapian::Database &database)
        : db(database), xapian(database),
          root(std::make_shared<xc::node>(Xapian::Query()))
    {
    }
    Xapian::Database db;
    Xapian::Enquire xapian;
    /* The query as it was given. */
    xc::node_ptr root;
    bool is_weighted = true;
};

namespace
{

class keep_decider final : public Xapian::MatchDecider
{
  public:
    keep_decider(xc_keep_match *keep, void *context) : keep_(keep), context_(context)
    {
    }
    bool operator()(const Xapian::Document &document) const override
    {
        return keep_(document.get_docid(), context_);
    }

  private:
    xc_keep_match *keep_;
    void *context_;
};

/** A spy that is attached to an enquire as long as it lives. */
class seeing_spy final : public Xapian::MatchSpy
{
  public:
    seeing_spy(Xapian::Enquire &enquire, xc_see_match *see, void *context)
        : enquire_(enquire), see_(see), context_(context)
    {
        if (see)
            enquire.add_matchspy(this);
    }
    ~seeing_spy() override
    {
        enquire_.clear_matchspies();
    }
    void operator()(const Xapian::Document &document, double weight) override
    {
        see_(document.get_docid(), weight, context_);
    }

  private:
    Xapian::Enquire &enquire_;
    xc_see_match *see_;
    void *context_;
};

Xapian::MSet match(struct xc_enquire *enquire, const struct xc_request *request)
{
    Xapian::Enquire &xapian = enquire->xapian;
    xapian.set_query(xc::sound_query(*enquire->root, enquire->db, enquire->is_weighted));
    seeing_spy spy(xapian, request->see, request->context);
    keep_decider decider(request->keep, request->context);
    return xapian.get_mset(request->first, request->max, request->at_least, nullptr,
                           request->keep ? &decider : nullptr);
}

struct xc_answer answer_of(const Xapian::MSet &mset)
{
    return {mset.size(),
            mset.get_matches_lower_bound(),
            mset.get_matches_estimated(),
            mset.get_matches_upper_bound(),
            mset.get_max_possible(),
            mset.get_max_attained()};
}

bool is_share(double x)
{
    return x >= 0 && x <= 1;
}

bool is_amount(double x)
{
    return std::isfinite(x) && x >= 0;
}

bool is_sound_bm25(const struct xc_weighting *w)
{
    return is_amount(w->bm25.k1) && is_amount(w->bm25.k2) && is_amount(w->bm25.k3) &&
           is_share(w->bm25.b) && is_amount(w->bm25.min_normlen);
}

enum status set_bm25(Xapian::Enquire &enquire, const struct xc_weighting *w,
                     struct error *err)
{
    if (!is_sound_bm25(w))
        return error_set(err, STATUS_BAD_INPUT,
                         "no BM25 with k1 %g, k2 %g, k3 %g, b %g, min_normlen %g",
                         w->bm25.k1, w->bm25.k2, w->bm25.k3, w->bm25.b,
                         w->bm25.min_normlen);
    enquire.set_weighting_scheme(Xapian::BM25Weight(w->bm25.k1, w->bm25.k2, w->bm25.k3,
                                                    w->bm25.b, w->bm25.min_normlen));
    return STATUS_OK;
}

enum status set_saturation(Xapian::Enquire &enquire, const struct xc_weighting *w,
                           struct error *err)
{
    if (!is_amount(w->saturation_k) || w->saturation_k == 0)
        return error_set(err, STATUS_BAD_INPUT, "no saturation with k %g",
                         w->saturation_k);
    enquire.set_weighting_scheme(xc::saturation(w->saturation_k));
    return STATUS_OK;
}

enum status set_weighting(Xapian::Enquire &enquire, const struct xc_weighting *w,
                          struct error *err)
{
    if (xc::number_of(w->scheme) > XC_WEIGHT_SATURATION)
        return error_set(err, STATUS_BAD_INPUT, "no weighting scheme is %u",
                         xc::number_of(w->scheme));
    switch (w->scheme) {
    case XC_WEIGHT_BOOL:
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return STATUS_OK;
    case XC_WEIGHT_BM25:
        return set_bm25(enquire, w, err);
    case XC_WEIGHT_COORD:
        enquire.set_weighting_scheme(xc::coord());
        return STATUS_OK;
    case XC_WEIGHT_SATURATION:
        break;
    }
    return set_saturation(enquire, w, err);
}

const Xapian::Enquire::docid_order orders[] = {
    /* XC_DOCID_ASCENDING */ Xapian::Enquire::ASCENDING,
    /* XC_DOCID_DESCENDING */ Xapian::Enquire::DESCENDING,
    /* XC_DOCID_ANY */ Xapian::Enquire::DONT_CARE,
};

/**
 * Visit the terms that are in both lists, which are sorted, by going through them
 * together. get_matching_terms_begin() of Xapian does the same, but gives no wdf.
 */
void visit_matching(const struct xc_enquire *enquire, uint32_t docid,
                    xc_visit_term *visit, void *context)
{
    const Xapian::Query &query = enquire->root->query();
    Xapian::TermIterator in_document = enquire->db.termlist_begin(docid);
    const Xapian::TermIterator end;
    for (auto wanted = query.get_unique_terms_begin(); wanted != end; ++wanted) {
        const std::string term = *wanted;
        if (in_document != end)
            in_document.skip_to(term);
        if (in_document == end)
            return;
        if (*in_document == term &&
            !visit(xc::str_of_bytes(term), in_document.get_wdf(), context))
            return;
    }
}

} // namespace

enum status xc_enquire_new(struct xc_enquire **out, const struct xc_database *db,
                           struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] { *out = new xc_enquire(db->xapian); });
}

void xc_enquire_free(struct xc_enquire *enquire)
{
    delete enquire;
}

enum status xc_enquire_set_query(struct xc_enquire *enquire, const struct xc_query *query,
                                 struct error *err)
{
    return xc::guarded(err, [&] { enquire->root = query->root; });
}

enum status xc_enquire_set_weighting(struct xc_enquire *enquire,
                                     const struct xc_weighting *weighting,
                                     struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = set_weighting(enquire->xapian, weighting, err);
        if (!status)
            enquire->is_weighted = weighting->scheme != XC_WEIGHT_BOOL;
        return status;
    });
}

enum status xc_enquire_set_docid_order(struct xc_enquire *enquire,
                                       enum xc_docid_order order, struct error *err)
{
    return xc::guarded(err, [&] {
        if (xc::number_of(order) > XC_DOCID_ANY)
            return error_set(err, STATUS_BAD_INPUT, "no order of ids is %u",
                             xc::number_of(order));
        enquire->xapian.set_docid_order(orders[order]);
        return STATUS_OK;
    });
}

enum status xc_enquire_set_cutoff(struct xc_enquire *enquire, double weight,
                                  struct error *err)
{
    return xc::guarded(err, [&] {
        if (!is_amount(weight))
            return error_set(err, STATUS_BAD_INPUT, "no weight to cut off at: %g",
                             weight);
        enquire->xapian.set_cutoff(0, weight);
        return STATUS_OK;
    });
}

enum status xc_enquire_match(struct xc_answer *answer, struct xc_hit *hits,
                             struct xc_enquire *enquire, const struct xc_request *request,
                             struct error *err)
{
    return xc::guarded(err, [&] {
        const Xapian::MSet mset = match(enquire, request);
        size_t n = 0;
        for (auto at = mset.begin(); at != mset.end(); ++at)
            hits[n++] = {*at, at.get_weight()};
        *answer = answer_of(mset);
    });
}

enum status xc_enquire_matching_terms(const struct xc_enquire *enquire, uint32_t docid,
                                      xc_visit_term *visit, void *context,
                                      struct error *err)
{
    return xc::guarded(err, [&] { visit_matching(enquire, docid, visit, context); });
}
