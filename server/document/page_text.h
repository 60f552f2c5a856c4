/* Writes the text of a document with its structure: the one place that makes HTML of a
 * layout (text/block/layout.h). */
#ifndef SERVER_DOCUMENT_PAGE_TEXT_H
#define SERVER_DOCUMENT_PAGE_TEXT_H

#include "engine/answer/search.h"
#include "html/html.h"
#include "text/outline/slice.h"

/** A part of a text, as it is shown. Borrowed for the call. */
struct page_text {
    const struct slice *slice;
    /* The words of the search, in bytes of slice->text. */
    struct text_marks marks;
    /* What the slice is a part of, and its number there, from 0. */
    const struct outline *outline;
    uint32_t part;
    /* The address of the document in its source, which relative links are relative to;
     * may be empty. */
    struct str base;
    /* The address of the document's page, without a part. */
    struct url page;
};

/** The address of part @p part of a document, from 0, which has @p n_parts. */
struct url part_url(struct url page, uint32_t part, uint32_t n_parts,
                    struct arena *arena);

/**
 * Write a part of a text as headings, paragraphs, lists, tables and so on, with its marks
 * in <mark>. Headings begin below that of the page. Each paragraph of
 * text/outline/paragraphs.h can be linked to as "#passage-N", counted in the whole text,
 * and has a link to itself; each page of a PDF as "#page-N". Links lead to http:// and
 * https:// only; what is relative is so to the document's own address.
 */
void page_text(struct html *h, const struct page_text *text, struct arena *arena);

#endif
