/* Writes HTML as the blocks of a document. */
#ifndef INDEXER_MARKUP_HTML_BLOCKS_H
#define INDEXER_MARKUP_HTML_BLOCKS_H

#include "indexer/markup/html_tree.h"
#include "text/block/block_writer.h"

/** A mark of a node: it and what is in it are not written. */
#define HTML_MARK_DROPPED 1U

/** How the text is to be read. */
enum html_lines {
    /* White space only parts words, as in a page. */
    HTML_LINES_FLOW,
    /* A blank line parts paragraphs and the end of a line is a break, as WordPress keeps
     * what was typed. */
    HTML_LINES_TYPED
};

/**
 * Write @p html, any UTF-8: a fragment, a body or a page. What is not seen on the page
 * (html_hidden.h) and shortcodes of WordPress are left out; elements that are not known
 * leave their text. Tables that only place things on a page become blocks.
 *
 * @return NULL, or why the end is missing, in French: the HTML is not of this world.
 */
const char *html_to_blocks(struct block_writer *out, struct str html);

/** The same for what was typed into a WordPress. */
const char *html_typed_to_blocks(struct block_writer *out, struct str html);

/** The same for what is inside of node @p root of @p tree. */
void html_tree_to_blocks(struct block_writer *out, const struct html_tree *tree,
                         size_t root, enum html_lines lines);

#endif
