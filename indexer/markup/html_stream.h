/* Puts the HTML that stands in Markdown, piece by piece: an element may begin in one
 * piece and end in another, with Markdown between them. */
#ifndef INDEXER_MARKUP_HTML_STREAM_H
#define INDEXER_MARKUP_HTML_STREAM_H

#include <stdint.h>

#include "base/str.h"
#include "text/block/block_writer.h"

/** The most kinds of elements. */
#define HTML_ELEMENTS_MAX 96

/** Held by value, zero but for its writer, which is borrowed. */
struct html_stream {
    struct block_writer *writer;
    /* How many of each kind are open. */
    uint32_t n_open[HTML_ELEMENTS_MAX];
    /* The element that is open and whose text is not shown: <script>, <style>; or empty. */
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
void html_stream_put(struct html_stream *stream, struct str html, bool is_inline);

/** Put @p text with its entities decoded, unless it is hidden. */
void html_stream_put_text(struct html_stream *stream, struct str text);

/** Whether readers see a prop, an attribute or a parameter of a component, with this name
 *  and value, as text. */
bool html_attribute_is_visible(struct str name, struct str value);

#endif
