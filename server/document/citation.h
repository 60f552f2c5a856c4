/* How to cite a document: as text, for reference managers (RIS) and LaTeX (BibTeX). */
#ifndef SERVER_DOCUMENT_CITATION_H
#define SERVER_DOCUMENT_CITATION_H

#include "server/document/view.h"

/** A format of citations. */
struct citation_format {
    /* The value of the parameter `format`: "ris". */
    const char *name;
    /* What a link to it says: « RIS (Zotero, EndNote) ». */
    const char *label;
    const char *media_type;
    /* The ending of the name of a file: "ris"; NULL when it is shown, not saved. */
    const char *ending;
    /* Append the citation, which ends with a line break. @p today is the day that the
     * document was seen. */
    void (*put)(struct buf *out, const struct document_view *view, date_day today);
};

#define CITATION_FORMATS 3
extern const struct citation_format citation_formats[CITATION_FORMATS];

/** The format with that name, or NULL. */
const struct citation_format *citation_format_named(struct str name);

/** What of a document is cited. Texts are plain, without line breaks, in UTF-8. */
struct citation {
    /* Who is responsible for it: its author, its source or the publisher. */
    struct str author;
    struct str title;
    /* What it appeared in: its whole, or its source where that is not the author; may be
     * empty. */
    struct str within;
    struct str publisher;
    date_day date;
    /* Where it is: in its source, or else its page here. Empty when the address of this
     * service is not known. */
    struct url origin;
    /* Its page here; empty likewise. */
    struct url page;
    /* The name of this service. */
    struct str service;
    struct str id;
};
struct citation citation_of(const struct document_view *view);

/** Append @p id in letters a to z and A to Z, digits, "-", "." and "_" only; other bytes
 *  are "-". Never empty. */
void citation_put_key(struct buf *out, struct str id);

void citation_put_text(struct buf *out, const struct document_view *view, date_day today);
void citation_put_ris(struct buf *out, const struct document_view *view, date_day today);
void citation_put_bibtex(struct buf *out, const struct document_view *view,
                         date_day today);

/** Append the citation as text, without the line break. */
void citation_put_sentence(struct buf *out, const struct document_view *view,
                           date_day today);

#endif
