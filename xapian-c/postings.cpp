/* Reads postings and positions in bulk. */
#include "xapian-c/postings.h"

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"

struct xc_postings {
    /* At the end it equals a new iterator. It keeps the database open. */
    Xapian::PostingIterator at;
};

struct xc_positions {
    /* Likewise. */
    Xapian::PositionIterator at;
};

enum status xc_postings_open(struct xc_postings **out, const struct xc_database *db,
                             struct str term, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (term.n == 0)
            return error_set(err, STATUS_BAD_INPUT, "the term is empty");
        *out = new xc_postings{db->xapian.postlist_begin(xc::bytes_of(term))};
        return STATUS_OK;
    });
}

enum status xc_postings_open_all(struct xc_postings **out, const struct xc_database *db,
                                 struct error *err)
{
    *out = nullptr;
    return xc::guarded(
        err, [&] { *out = new xc_postings{db->xapian.postlist_begin(std::string())}; });
}

void xc_postings_free(struct xc_postings *postings)
{
    delete postings;
}

enum status xc_postings_read(size_t *n, uint32_t *docids, uint32_t *wdfs,
                             struct xc_postings *postings, size_t room, struct error *err)
{
    return xc::guarded(err, [&] {
        const Xapian::PostingIterator end;
        Xapian::PostingIterator &at = postings->at;
        size_t i = 0;
        for (; i < room && at != end; ++i, ++at) {
            docids[i] = *at;
            if (wdfs)
                wdfs[i] = at.get_wdf();
        }
        *n = i;
    });
}

enum status xc_postings_skip_to(struct xc_postings *postings, uint32_t docid,
                                struct error *err)
{
    return xc::guarded(err, [&] {
        Xapian::PostingIterator &at = postings->at;
        if (at != Xapian::PostingIterator() && *at < docid)
            at.skip_to(docid);
    });
}

enum status xc_positions_open(struct xc_positions **out, const struct xc_database *db,
                              uint32_t docid, struct str term, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (term.n == 0)
            return error_set(err, STATUS_BAD_INPUT, "the term is empty");
        *out = new xc_positions{db->xapian.positionlist_begin(docid, xc::bytes_of(term))};
        return STATUS_OK;
    });
}

void xc_positions_free(struct xc_positions *positions)
{
    delete positions;
}

enum status xc_positions_read(size_t *n, uint32_t *at, struct xc_positions *positions,
                              size_t room, struct error *err)
{
    return xc::guarded(err, [&] {
        const Xapian::PositionIterator end;
        size_t i = 0;
        for (; i < room && positions->at != end; ++i, ++positions->at)
            at[i] = *positions->at;
        *n = i;
    });
}
