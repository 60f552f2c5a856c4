/* Makes documents in memory. */
#include "xapian-c/document.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"

namespace
{

/** Whether the term's key is too long for the tables of glass. */
bool is_too_long(struct str term)
{
    /* A zero byte counts as two, so that most terms are too short to look for any. */
    return term.n > XC_TERM_MAX_BYTES / 2 && xc::key_bytes(term) > XC_TERM_MAX_BYTES;
}

/**
 * Check whether @p term with @p wdf may be added. Xapian would refuse it only at the
 * commit, or would let the length wrap around.
 */
enum status check_term(const struct xc_document *document, struct str term, uint32_t wdf,
                       struct error *err)
{
    if (term.n == 0)
        return error_set(err, STATUS_BAD_INPUT, "the term is empty");
    if (is_too_long(term))
        return error_set(err, STATUS_BAD_INPUT, "the term has %zu bytes, the most is %d",
                         xc::key_bytes(term), XC_TERM_MAX_BYTES);
    if (document->length + wdf > XC_LENGTH_MAX)
        return error_set(err, STATUS_TOO_LARGE,
                         "the wdf of the document add up to more than %u", XC_LENGTH_MAX);
    return STATUS_OK;
}

/** Check the term, then let @p add add its bytes to the document. */
template <class Add>
enum status add_checked(struct xc_document *document, struct str term, uint32_t wdf,
                        struct error *err, Add &&add)
{
    enum status status = check_term(document, term, wdf, err);
    if (status)
        return status;
    document->term.assign(term.at, term.n);
    add(document->term);
    document->length += wdf;
    return STATUS_OK;
}

enum status add_term(struct xc_document *document, struct str term, uint32_t wdf,
                     struct error *err)
{
    return add_checked(document, term, wdf, err, [&](const std::string &bytes) {
        document->xapian.add_term(bytes, wdf);
    });
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
    return xc::guarded(err, [&] { return add_term(document, term, wdf, err); });
}

enum status xc_document_add_terms(struct xc_document *document,
                                  const struct xc_term_count *terms, size_t n,
                                  struct error *err)
{
    return xc::guarded(err, [&] {
        for (size_t i = 0; i < n; i++) {
            enum status status = add_term(document, terms[i].term, terms[i].wdf, err);
            if (status)
                return error_context(err, status, "term %zu of %zu", i + 1, n);
        }
        return STATUS_OK;
    });
}

enum status xc_document_add_posting(struct xc_document *document, struct str term,
                                    uint32_t position, uint32_t wdf, struct error *err)
{
    return xc::guarded(err, [&] {
        return add_checked(document, term, wdf, err, [&](const std::string &bytes) {
            document->xapian.add_posting(bytes, position, wdf);
        });
    });
}

enum status xc_document_add_boolean_term(struct xc_document *document, struct str term,
                                         struct error *err)
{
    return xc::guarded(err, [&] {
        return add_checked(document, term, 0, err, [&](const std::string &bytes) {
            document->xapian.add_boolean_term(bytes);
        });
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
