/* Markdown to plain text: what a reader would see, without its marks. */
#ifndef INDEXER_FORMAT_MARKDOWN_TEXT_H
#define INDEXER_FORMAT_MARKDOWN_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** What was met on the way. */
struct markdown_facts {
    struct buf *
        title; /* NULL, or receives the text of a first heading of level 1, which then is not in the body */
    int html_line; /* 0, or the line of the first HTML block, which is left out */
};

/**
 * Append the text of CommonMark @p markdown (valid UTF-8; tables and strikethrough as GitHub writes them). Blocks are
 * separated by a blank line, headings are blocks; items of a tight list and rows of a table stand on a line each,
 * cells separated by " | ". Links and images keep their words and lose their address; HTML is left out.
 */
void markdown_to_text(struct buf *out, struct str markdown, struct markdown_facts *facts);

#endif
