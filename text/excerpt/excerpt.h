/* Chooses the part of a text that answers a question best. */
#ifndef TEXT_EXCERPT_EXCERPT_H
#define TEXT_EXCERPT_EXCERPT_H

#include <stdbool.h>

#include "text/excerpt/mark.h"
#include "text/excerpt/sentence.h"

/** What a question wants to read. */
enum excerpt_kind {
    /* The sentences that hold most of its words. */
    EXCERPT_BEST,
    /* What one name means: a sentence that defines it, or else the lead of the text. */
    EXCERPT_CONCEPT,
    /* A figure: the sentence with the value. */
    EXCERPT_FIGURE
};

struct excerpt_sought {
    struct str text;
    /* Sorted by start; borrowed. */
    const struct snippet_mark *marks;
    size_t n_marks;
    const struct snippet_query *query;
    /* The marks choose, but are not shown. */
    bool hides_marks;
    enum excerpt_kind kind;
    /* The title names the concept: the lead of the text is about it, even if it does not
     * name it. */
    bool is_titled;
    /* Lines that are only addresses answer too. */
    bool wants_addresses;
    /* The value of a figure, as « 9,2 »; empty when it is not known. */
    struct str value;
};

struct excerpt {
    /* Within one block, without white space at the ends. */
    struct text_span span;
    /* It begins, or ends, inside of a sentence. */
    bool cuts_start, cuts_end;
};

/** The excerpt. With an ellipsis and its space at each end that is cut it has at most
 *  query->max_code_points code points. */
struct excerpt excerpt_choose(const struct excerpt_sought *sought);

#endif
