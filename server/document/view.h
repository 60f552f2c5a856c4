/* A document as its page and its citation see it: what is known of it, of the whole that
 * it is a part of, and the part of its text that is shown. */
#ifndef SERVER_DOCUMENT_VIEW_H
#define SERVER_DOCUMENT_VIEW_H

#include "html/url.h"
#include "server/exchange/exchange.h"

/** Texts are in the exchange's arena. */
struct document_view {
    struct exchange *x;
    uint32_t docid;
    /* Without its long texts. */
    struct document document;
    /* The document that it is a part of; number 0 when there is none in the index. */
    uint32_t whole_docid;
    struct document whole;
    /* What tells it from the same part of other wholes, behind its title: « –
     * Hauts-de-France, édition d’avril 2026 »; may be empty. */
    struct str edition;
    /* Its title with the edition. */
    struct str title;
    /* The address of its page, and the same with the service's own address before it. */
    struct url page, absolute;
};

/** Read document @p docid, 1 ≤ docid ≤ n_documents. Damage is told by
 *  documents_failure(). */
void document_view_read(struct document_view *out, struct exchange *x, uint32_t docid);

/** The number of the one region of @p document; -1 when it has none or several. */
int document_region(const struct document *document, const struct vocabulary *vocabulary);

#endif
