/* Writes the text of an office document as blocks: what DOCX and ODT have in common.
 * Their paragraphs say one by one what they are (a heading, an item of a list), and their
 * runs how they look; blocks lie inside each other. */
#ifndef INDEXER_OFFICE_FLOW_H
#define INDEXER_OFFICE_FLOW_H

#include "base/buf.h"
#include "text/block/block_writer.h"

/** The most levels of lists. */
#define FLOW_LISTS_MAX 10

/** How text looks: bits. */
enum { FLOW_STRONG = 1, FLOW_EMPHASIS = 2, FLOW_STRIKE = 4 };

/** What a paragraph is. */
struct flow_paragraph {
    /* The level of a heading, from 1; 0 for none. */
    unsigned heading;
    /* It has the style of a document's title. */
    bool is_title;
    /* The level of the list that it is in, from 1; 0 for none. */
    unsigned list_level;
    /* Tells lists of the same level apart. */
    uint32_t list;
    bool is_ordered;
    /* The number of the item in an ordered list, from 1. */
    uint32_t number;
    /* It goes on with an item that began before. */
    bool goes_on;
};

struct flow_list {
    unsigned level;
    uint32_t list;
    bool is_ordered;
};

/** Held by value: flow_init() begins it, flow_release() ends it. */
struct flow {
    struct block_writer *out;
    /* The title that the metadata gives, borrowed; or empty. */
    struct str known_title;
    /* The title that the document shows: what has the style of one, or a heading that the
     * document begins with and that is not another one than the metadata's. It is not
     * among the blocks. */
    struct buf title;
    /* NULL, or the buffer that the open paragraph's text goes to instead of the blocks:
     * it may be the title. */
    struct buf *diverted;
    struct buf held;
    struct flow_paragraph held_as;
    /* Something was put that is not a title. */
    bool has_begun;
    /* A paragraph is open, and the looks of its last text. */
    bool is_open;
    bool is_heading;
    unsigned looks;
    struct flow_list lists[FLOW_LISTS_MAX];
    size_t n_lists;
    /* Tables that are open, and which of them is written as a table: those of one column
     * are frames, and those inside of a table are text of its cell. 0 for none. */
    unsigned n_tables, real_table;
    enum block_type cell;
};

void flow_init(struct flow *flow, size_t text_max);
void flow_release(struct flow *flow);

void flow_begin_paragraph(struct flow *flow, const struct flow_paragraph *paragraph);
void flow_end_paragraph(struct flow *flow);
/** Put text, valid UTF-8, that looks so. */
void flow_put(struct flow *flow, struct str text, unsigned looks);
void flow_break(struct flow *flow);
void flow_begin_link(struct flow *flow, struct str address);
void flow_end_link(struct flow *flow);
/** An image that has only the text @p alternative to show. */
void flow_put_image(struct flow *flow, struct str alternative);
/** The mark of note @p number. */
void flow_put_mark(struct flow *flow, uint32_t number);
/** The note itself: paragraphs are put between the two. */
void flow_begin_note(struct flow *flow, uint32_t number);
void flow_end_note(struct flow *flow);

/** A table of @p n_columns; 0 when that is not known. */
void flow_begin_table(struct flow *flow, unsigned n_columns);
void flow_end_table(struct flow *flow);
void flow_begin_row(struct flow *flow, bool is_head);
void flow_end_row(struct flow *flow);
void flow_begin_cell(struct flow *flow);
/** End the cell, which is as wide as @p n_columns. */
void flow_end_cell(struct flow *flow, unsigned n_columns);

void flow_finish(struct flow *flow);

#endif
