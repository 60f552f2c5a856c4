/* Writes the text of a DOCX as blocks. */
#ifndef INDEXER_OFFICE_DOCX_BODY_H
#define INDEXER_OFFICE_DOCX_BODY_H

#include "indexer/office/docx_parts.h"
#include "indexer/office/flow.h"

/** Text boxes inside each other, at most. */
#define DOCX_BOXES_MAX 4

/** Text boxes and notes of a document, at most; what comes after is left out. */
#define DOCX_CUTS_MAX 20000U

/** The notes that the text refers to. */
struct docx_notes {
    /* Their ids; the number of a note is its place among the ids of both sorts, from 1.
     * Ids of endnotes begin with "e". Owned. */
    struct intern *ids;
};

/** Where the reading of a part stands. */
struct docx_body {
    struct docx_parts *parts;
    const struct docx_links *links;
    struct flow *flow;
    struct docx_notes *notes;
    /* What the open paragraph says of itself, before its text begins it. */
    const struct docx_style *style;
    uint32_t numbering;
    unsigned level, outline;
    bool has_numbering, is_pending, is_in_paragraph;
    /* The looks of the run, and whether it is hidden. */
    unsigned looks;
    bool is_hidden, is_in_style;
    /* Links, texts and rows that are open. */
    unsigned n_texts, n_links, n_columns, span;
    bool table_is_due, is_first_row, has_first_row, is_head_row, row_has_begun;
    /* Text boxes, as XML, which follow the paragraph that they are fixed to. */
    struct buf boxes;
    /* The boxes that are inside each other, and those that were cut out. */
    unsigned n_boxes, n_cut;
};

/** Put the text of @p xml, a part or an element of one. */
MUST_CHECK enum status docx_put_body(struct docx_body *body, struct str xml,
                                     struct error *err);

/** Put the notes of the part @p xml that the text refers to. */
MUST_CHECK enum status docx_put_notes(struct docx_body *body, struct str xml,
                                      bool are_endnotes, struct error *err);

#endif
