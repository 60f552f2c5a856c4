/* Makes documents in memory. */
#include "xapian-c/document.h"

#include <cstdint>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"

namespace
{

/**
 * Check whether @p term with @p wdf may be added. Xapian would refuse it only at the
 * commit, or would let the length wrap around.
 */
enum status check_term(const struct xc_document *document, struct str term, uint32_t wdf,
                       struct error *err)
{
    if (term.n == 0)
        return error_set(err, STATUS_BAD_INPUT, "the term is empty");
    if (xc::key_bytes(term) > XC_TERM_MAX_BYTES)
        return error_set(err, STATUS_BAD_INPUT, "the term has %zu bytes, the most is %d",
                         xc::key_bytes(term), XC_TERM_MAX_BYTES);
    if (document->length + wdf > XC_LENGTH_MAX)
        return error_set(err, STATUS_TOO_LARGE,
                         "the wdf of the document add up to more than %u", XC_LENGTH_MAX);
    return STATUS_OK;
}

} // namespace

enum status xc_document_new(struct xc_document **out, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] { *out = new xc_document; });
}

void xc_document_free(struct xc_document *document)
{
    delete document;
}

enum status xc_document_clear(struct xc_document *document, struct error *err)
{
    return xc::guarded(err, [&] {
        document->xapian = Xapian::Document();
        document->length = 0;
    });
}

enum status xc_document_add_term(struct xc_document *document, struct str term,
                                 uint32_t wdf, struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_term(document, term, wdf, err);
        if (status)
            return status;
        document->xapian.add_term(xc::bytes_of(term), wdf);
        document->length += wdf;
        return STATUS_OK;
    });
}

enum status xc_document_add_posting(struct xc_document *document, struct str term,
                                    uint32_t position, uint32_t wdf, struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_term(document, term, wdf, err);
        if (status)
            return status;
        document->xapian.add_posting(xc::bytes_of(term), position, wdf);
        document->length += wdf;
        return STATUS_OK;
    });
}

enum status xc_document_add_boolean_term(struct xc_document *document, struct str term,
                                         struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_term(document, term, 0, err);
        if (!status)
            document->xapian.add_boolean_term(xc::bytes_of(term));
        return status;
    });
}

enum status xc_document_set_data(struct xc_document *document, struct str data,
                                 struct error *err)
{
    return xc::guarded(err, [&] { document->xapian.set_data(xc::bytes_of(data)); });
}

enum status xc_document_set_value(struct xc_document *document, uint32_t slot,
                                  struct str value, struct error *err)
{
    return xc::guarded(err, [&] {
        if (slot == Xapian::BAD_VALUENO)
            return error_set(err, STATUS_BAD_INPUT, "slot %u is no slot", slot);
        document->xapian.add_value(slot, xc::bytes_of(value));
        return STATUS_OK;
    });
}
