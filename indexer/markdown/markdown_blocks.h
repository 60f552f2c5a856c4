/* Turns Markdown into blocks: what a person would read, with its structure and without
 * the markup. */
#ifndef INDEXER_MARKDOWN_MARKDOWN_BLOCKS_H
#define INDEXER_MARKDOWN_MARKDOWN_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/block/block_writer.h"

/** What is known of a text before it is read, and what was found on the way. */
struct markdown_facts {
    /* The title that is known from elsewhere, or empty: a heading that repeats it is not
     * put. */
    struct str known_title;
    /* NULL, or where the title that the text has goes when none is known. */
    struct buf *title;
    /* The text is MDX: it may have lines of JavaScript and braces. Texts that begin with
     * such lines are taken for MDX in any case. */
    bool is_mdx;
    /* Set: the first line of a table that is too large and was read as paragraphs; 0 for
     * none. */
    uint32_t table_line;
};

/**
 * Write the blocks of @p markdown, valid UTF-8, with block_finish(). It is CommonMark
 * with GitHub's tables, task lists, strikethrough, footnotes and bare addresses. HTML
 * gives blocks too. The marks of site generators are taken out, and what readers see of
 * them is kept (markdown_source.h).
 *
 * The title is that of an MDX file's metadata, else the first heading of level 1, else
 * the first heading. A heading that serves as the title is not put, unless it has a level
 * below 1 and is not the first block: then it is the heading of a part of the text.
 */
void markdown_to_blocks(struct block_writer *out, struct str markdown,
                        struct markdown_facts *facts);

#endif
