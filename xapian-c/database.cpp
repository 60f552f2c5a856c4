/* Reads an index. */
#include "xapian-c/database.h"

#include <memory>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"
#include "xapian-c/place.hpp"

enum status xc_database_open(struct xc_database **out, const char *path,
                             struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        auto db = std::make_unique<xc_database>();
        enum status status = xc::open_glass(&db->xapian, path, err);
        if (!status)
            *out = db.release();
        return status;
    });
}

void xc_database_free(struct xc_database *db)
{
    delete db;
}

enum status xc_database_reopen(bool *changed, struct xc_database *db, struct error *err)
{
    return xc::guarded(err, [&] {
        bool moved = db->xapian.reopen();
        if (changed)
            *changed = moved;
    });
}

enum status xc_database_count(uint32_t *out, const struct xc_database *db,
                              struct error *err)
{
    return xc::guarded(err, [&] { *out = db->xapian.get_doccount(); });
}

enum status xc_database_last_docid(uint32_t *out, const struct xc_database *db,
                                   struct error *err)
{
    return xc::guarded(err, [&] { *out = db->xapian.get_lastdocid(); });
}

enum status xc_database_average_length(double *out, const struct xc_database *db,
                                       struct error *err)
{
    return xc::guarded(err, [&] { *out = db->xapian.get_average_length(); });
}

/* To Xapian the empty term stands for all documents. Here no document has it: whoever
 * asks for a term that turned out to be empty wants nothing, not everything. */

enum status xc_database_has_term(bool *out, const struct xc_database *db, struct str term,
                                 struct error *err)
{
    return xc::guarded(
        err, [&] { *out = term.n && db->xapian.term_exists(xc::bytes_of(term)); });
}

enum status xc_database_term_documents(uint32_t *out, const struct xc_database *db,
                                       struct str term, struct error *err)
{
    return xc::guarded(
        err, [&] { *out = term.n ? db->xapian.get_termfreq(xc::bytes_of(term)) : 0; });
}

enum status xc_database_term_occurrences(uint32_t *out, const struct xc_database *db,
                                         struct str term, struct error *err)
{
    return xc::guarded(err, [&] {
        *out = term.n ? db->xapian.get_collection_freq(xc::bytes_of(term)) : 0;
    });
}

/* The buffer is emptied before the call that may throw, so that it is empty when that
 * fails. */

enum status xc_database_metadata(struct buf *out, const struct xc_database *db,
                                 struct str key, struct error *err)
{
    buf_clear(out);
    return xc::guarded(err, [&] {
        return xc::hand_over(out, db->xapian.get_metadata(xc::bytes_of(key)), err);
    });
}

enum status xc_database_suggest(struct buf *out, const struct xc_database *db,
                                struct str word, unsigned max_edits, struct error *err)
{
    buf_clear(out);
    return xc::guarded(err, [&] {
        if (max_edits < 1 || max_edits > XC_SUGGEST_MAX_EDITS)
            return error_set(err, STATUS_BAD_INPUT, "%u edits, from 1 to %d are possible",
                             max_edits, XC_SUGGEST_MAX_EDITS);
        if (word.n > XC_SPELLING_MAX_BYTES)
            return STATUS_OK;
        return xc::hand_over(
            out, db->xapian.get_spelling_suggestion(xc::bytes_of(word), max_edits), err);
    });
}

enum status xc_database_document_length(uint32_t *out, const struct xc_database *db,
                                        uint32_t docid, struct error *err)
{
    return xc::guarded(err, [&] { *out = db->xapian.get_doclength(docid); });
}

enum status xc_database_document_data(struct buf *out, const struct xc_database *db,
                                      uint32_t docid, struct error *err)
{
    buf_clear(out);
    return xc::guarded(err, [&] {
        return xc::hand_over(out, db->xapian.get_document(docid).get_data(), err);
    });
}

enum status xc_database_document_value(struct buf *out, const struct xc_database *db,
                                       uint32_t docid, uint32_t slot, struct error *err)
{
    buf_clear(out);
    return xc::guarded(err, [&] {
        return xc::hand_over(out, db->xapian.get_document(docid).get_value(slot), err);
    });
}
