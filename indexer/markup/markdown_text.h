/* Turns Markdown into plain text: what a person would read, without the markup. */
#ifndef INDEXER_MARKUP_MARKDOWN_TEXT_H
#define INDEXER_MARKUP_MARKDOWN_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** What was found on the way. */
struct markdown_facts {
    /* NULL, or where the text of a first heading of level 1 goes; it is then not in the
     * body. */
    struct buf *title;
    /* The line of the first HTML block, which is left out; 0 when there is none. */
    int html_line;
};

/**
 * Append the text of the CommonMark @p markdown, valid UTF-8, with tables and
 * strikethrough as on GitHub. There is a blank line between blocks; a heading is a block.
 * Items of a tight list and rows of a table have a line each, with " | " between cells.
 * Links and images keep their words without the address. HTML is left out.
 */
void markdown_to_text(struct buf *out, struct str markdown, struct markdown_facts *facts);

#endif
