/* What the elements of HTML are for a reader: blocks, spans, gaps, or nothing. */
#ifndef INDEXER_MARKDOWN_EMBEDDED_ELEMENT_H
#define INDEXER_MARKDOWN_EMBEDDED_ELEMENT_H

#include "base/str.h"
#include "text/block/block.h"

/** The most kinds of elements. */
#define ELEMENTS_MAX 96

/** What the tags of an element do. */
enum embedded_action {
    /* It begins and ends a block or a span of its type. */
    ELEMENT_BLOCK,
    /* The same inside of a list, a table or a list of terms; elsewhere a gap. */
    ELEMENT_LINE_OF,
    ELEMENT_CELL_OF,
    /* A box around blocks: it parts paragraphs. */
    ELEMENT_BOX,
    /* It changes the look of words. */
    ELEMENT_LOOK,
    /* It stands beside words: a space. */
    ELEMENT_SPACE,
    ELEMENT_BREAK,
    ELEMENT_IMAGE,
    ELEMENT_LINK,
    /* What it holds is not shown. */
    ELEMENT_HIDE
};

struct embedded_element {
    const char *name;
    enum embedded_action action;
    enum block_type type;
    uint32_t number;
    /* The blocks that must be open, one or the other. */
    enum block_type parents[2];
};

/** The number of the element of this name, in any case; ELEMENTS_MAX when HTML has
 *  none: it is a component. */
size_t embedded_element_find(struct str name);

/** The element @p number. */
const struct embedded_element *embedded_element(size_t number);

/** Whether readers see a prop, an attribute or a parameter of a component, with this name
 *  and value, as text. */
bool embedded_attribute_is_visible(struct str name, struct str value);

#endif
