/* Puts the HTML that stands in Markdown, piece by piece: an element may begin in one
 * piece and end in another, with Markdown between them. */
#ifndef INDEXER_MARKDOWN_EMBEDDED_HTML_H
#define INDEXER_MARKDOWN_EMBEDDED_HTML_H

#include <stdint.h>

#include "base/str.h"
#include "indexer/markdown/embedded_element.h"
#include "text/block/block_writer.h"

/** Held by value, zero but for its writer, which is borrowed. */
struct embedded_html {
    struct block_writer *writer;
    /* How many of each kind are open. */
    uint32_t n_open[ELEMENTS_MAX];
    /* The element that is open and whose text is not shown, <script> or the like; or
     * empty. */
    struct str hidden;
};

/**
 * Put the elements and the text of @p html. Elements become blocks and spans; those
 * without a type of their own only part words or paragraphs. An end that has no start is
 * ignored, so that no tag ends what Markdown has begun. Of a component (an element that
 * HTML does not have) the attributes that a reader sees are put: title, label and such.
 *
 * @param is_inline  @p html is one tag within a paragraph.
 */
void embedded_html_put(struct embedded_html *stream, struct str html, bool is_inline);

/** Put @p text with its entities decoded, unless it is hidden. */
void embedded_html_put_text(struct embedded_html *stream, struct str text);

#endif
