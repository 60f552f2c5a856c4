/* The page of a document, part by part (page_document.c puts them together). Each writes
 * nothing where there is nothing to show. */
#ifndef SERVER_DOCUMENT_PARTS_H
#define SERVER_DOCUMENT_PARTS_H

#include "html/html.h"
#include "server/document/view.h"

/** What a page shows of a document: one part of its text, with the words of a search. */
struct document_page {
    struct document_view view;
    const struct search_request *request;
    struct outline outline;
    /* The part that is shown, from 0. */
    uint32_t part;
    struct slice slice;
};

/** The address of part @p part of the document, from 0, with the words of the search. */
struct url document_part_url(const struct document_page *page, uint32_t part);

/** Write the way from the home page to the document. */
void document_crumbs(struct html *h, const struct document_page *page);

/** The same as a list of schema.org. Append nothing but the object. */
void document_crumbs_data(struct buf *out, const struct document_page *page);

/** Write the figure of an indicator, with what is doubtful about it. */
void document_figure(struct html *h, const struct document *document);

/** Write what is known of the document, as a list of names and values. */
void document_facts(struct html *h, const struct document_page *page);

/** Write the headings of the text, as links. A text of few headings has no contents. */
bool document_has_contents(const struct document_page *page);
void document_contents(struct html *h, const struct document_page *page);

/** Write the links to the other parts of the text. @p name tells this list from others of
 *  the page, for who does not see it. */
void document_pager(struct html *h, const struct document_page *page, struct str name);

/** Write the parts of a whole by their sections. */
void document_units(struct html *h, const struct document_page *page);

/** Write the links to the parts before and behind this one in its whole. */
void document_neighbours(struct html *h, const struct document_page *page);

/** Write how to cite the document. */
void document_cite(struct html *h, const struct document_page *page);

/** Write links to the feeds of documents of the same kind and region. */
void document_follow(struct html *h, const struct document_page *page);

/** Write what the document is for search engines (schema.org). */
void document_data(struct html *h, const struct document_page *page);

/** The name of the anchor of section @p section in the page of a whole. */
struct str document_section_anchor(struct str section, struct arena *arena);

#endif
