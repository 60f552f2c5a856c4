/* Writes the text of an OpenDocument text as blocks. */
#ifndef INDEXER_OFFICE_ODT_BODY_H
#define INDEXER_OFFICE_ODT_BODY_H

#include "indexer/office/flow.h"
#include "indexer/office/odt_styles.h"

/** Text boxes and notes inside each other, at most. */
#define ODT_BOXES_MAX 4
/** Text boxes and notes of a document, at most; what comes after is left out. */
#define ODT_CUTS_MAX 20000U
/** The most runs inside each other whose looks are kept. */
#define ODT_SPANS_MAX 24

/** Where the reading of a content stands. */
struct odt_body {
    const struct odt_styles *styles;
    struct flow *flow;
    /* Paragraphs that are open, and whether text is shown. */
    unsigned n_paragraphs, n_hidden;
    /* The looks of the runs that are open. */
    unsigned looks[ODT_SPANS_MAX], n_spans;
    /* The lists that are open, the style and the next number of each. */
    struct {
        const struct odt_style *style;
        uint32_t list, next;
        bool goes_on;
    } lists[ODT_LEVELS];
    unsigned n_lists;
    uint32_t n_lists_begun;
    unsigned n_links, n_columns, span, n_head_rows;
    bool table_is_due;
    /* Text boxes wait for the end of their paragraph, notes for the end of the text. */
    struct buf boxes, notes;
    uint32_t n_notes, n_cut;
    unsigned depth;
};

/** Put the text of @p xml, a content, and its notes. */
MUST_CHECK enum status odt_put_body(struct odt_body *body, struct str xml,
                                    struct error *err);

#endif
