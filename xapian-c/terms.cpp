/* Lists terms. */
#include "xapian-c/terms.h"

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"

namespace
{

/** Call @p visit with the terms from @p at on, and with what @p count_of says of each. */
template <class Count>
void visit_all(Xapian::TermIterator at, xc_visit_term *visit, void *context,
               Count &&count_of)
{
    for (const Xapian::TermIterator end; at != end; ++at) {
        const std::string term = *at;
        if (!visit(xc::str_of_bytes(term), count_of(at), context))
            return;
    }
}

uint32_t documents_of(const Xapian::TermIterator &at)
{
    return at.get_termfreq();
}

uint32_t wdf_of(const Xapian::TermIterator &at)
{
    return at.get_wdf();
}

} // namespace

enum status xc_database_terms(const struct xc_database *db, struct str prefix,
                              xc_visit_term *visit, void *context, struct error *err)
{
    return xc::guarded(err, [&] {
        visit_all(db->xapian.allterms_begin(xc::bytes_of(prefix)), visit, context,
                  documents_of);
    });
}

enum status xc_database_document_terms(const struct xc_database *db, uint32_t docid,
                                       xc_visit_term *visit, void *context,
                                       struct error *err)
{
    return xc::guarded(err, [&] {
        visit_all(db->xapian.termlist_begin(docid), visit, context, wdf_of);
    });
}

enum status xc_database_spellings(const struct xc_database *db, xc_visit_term *visit,
                                  void *context, struct error *err)
{
    return xc::guarded(err, [&] {
        visit_all(db->xapian.spellings_begin(), visit, context, documents_of);
    });
}
