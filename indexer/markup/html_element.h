/* What the elements of HTML are for a reader: blocks, spans, gaps, or nothing. */
#ifndef INDEXER_MARKUP_HTML_ELEMENT_H
#define INDEXER_MARKUP_HTML_ELEMENT_H

#include "base/str.h"
#include "text/block/block.h"

/** The most kinds of elements. */
#define HTML_ELEMENTS_MAX 96

/** What the tags of an element do. */
enum html_action {
    /* It begins and ends a block or a span of its type. */
    HTML_BLOCK,
    /* The same inside of a list, a table or a list of terms; elsewhere a gap. */
    HTML_LINE_OF,
    HTML_CELL_OF,
    /* A box around blocks: it parts paragraphs. */
    HTML_BOX,
    /* It changes the look of words. */
    HTML_LOOK,
    /* It stands beside words: a space. */
    HTML_SPACE,
    HTML_BREAK,
    HTML_IMAGE,
    HTML_LINK,
    /* What it holds is not shown. */
    HTML_HIDE
};

struct html_element {
    const char *name;
    enum html_action action;
    enum block_type type;
    uint32_t number;
    /* The blocks that must be open, one or the other. */
    enum block_type parents[2];
};

/** The number of the element of this name, in any case; HTML_ELEMENTS_MAX when HTML has
 *  none: it is a component. */
size_t html_element_find(struct str name);

/** The element @p number. */
const struct html_element *html_element(size_t number);

/** Whether readers see a prop, an attribute or a parameter of a component, with this name
 *  and value, as text. */
bool html_attribute_is_visible(struct str name, struct str value);

#endif
