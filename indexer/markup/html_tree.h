/* The elements and texts of a page as a tree in one array, which is walked without
 * recursion. */
#ifndef INDEXER_MARKUP_HTML_TREE_H
#define INDEXER_MARKUP_HTML_TREE_H

#include "base/buf.h"
#include "indexer/markup/html_element.h"

/* ROW(NAME, name): the attributes that are kept. */
#define HTML_ATTRIBUTES(ROW)                                                             \
    ROW(ALT, "alt")                                                                      \
    ROW(ARIA_HIDDEN, "aria-hidden")                                                      \
    ROW(ARIA_LEVEL, "aria-level")                                                        \
    ROW(CHARSET, "charset")                                                              \
    ROW(CHECKED, "checked")                                                              \
    ROW(CLASS, "class")                                                                  \
    ROW(COLSPAN, "colspan")                                                              \
    ROW(CONTENT, "content")                                                              \
    ROW(DATETIME, "datetime")                                                            \
    ROW(HIDDEN, "hidden")                                                                \
    ROW(HREF, "href")                                                                    \
    ROW(HTTP_EQUIV, "http-equiv")                                                        \
    ROW(ID, "id")                                                                        \
    ROW(ITEMPROP, "itemprop")                                                            \
    ROW(LANG, "lang")                                                                    \
    ROW(NAME, "name")                                                                    \
    ROW(OPEN, "open")                                                                    \
    ROW(PROPERTY, "property")                                                            \
    ROW(REL, "rel")                                                                      \
    ROW(ROLE, "role")                                                                    \
    ROW(ROWSPAN, "rowspan")                                                              \
    ROW(SRC, "src")                                                                      \
    ROW(START, "start")                                                                  \
    ROW(STYLE, "style")                                                                  \
    ROW(TYPE, "type")                                                                    \
    ROW(XML_LANG, "xml:lang")

#define HTML_ATTRIBUTE_VALUE(NAME, name) HTML_ATTRIBUTE_##NAME,
enum html_attribute_id { HTML_ATTRIBUTES(HTML_ATTRIBUTE_VALUE) HTML_ATTRIBUTE_COUNT_ };
#undef HTML_ATTRIBUTE_VALUE

struct html_node {
    /* enum html_tag_id. */
    uint8_t tag;
    /* Free for those who read the tree. */
    uint8_t marks;
    /* A text in which "&" is only a sign. */
    bool is_literal;
    uint8_t n_attributes;
    /* The element that it is in; 0 for those that are in none. */
    uint32_t parent;
    /* The number behind those of all that is in it. */
    uint32_t end;
    /* Where its attributes begin in the tree's; of a text, where it is in the HTML. */
    uint32_t at;
    /* Of a text, its length in the HTML; of an element, the start of its tag's name. */
    uint32_t length;
};

struct html_kept_attribute {
    /* enum html_attribute_id. */
    uint32_t id;
    /* Its value in the HTML. */
    uint32_t at, length;
};

/** Held by value; the HTML is borrowed. Number 0 is a root around all others, which are
 *  in the order of the HTML, so that those inside of @c i are i + 1 up to its end. */
struct html_tree {
    struct str html;
    struct html_node *nodes;
    size_t n, room;
    struct html_kept_attribute *attributes;
    size_t n_attributes, room_attributes;
};

void html_tree_release(struct html_tree *tree);
#define AUTO_HTML_TREE CLEANUP(html_tree_release) struct html_tree

/**
 * Read @p html, any bytes, as browsers do, in linear time. Elements that are inside of
 * more than 512 others leave their text to the one around them.
 *
 * @return NULL, or why its end is missing, in French: it is of too many elements.
 */
const char *html_tree_read(struct html_tree *out, struct str html);

/** The value of an attribute of node @p i as it is written, borrowed from the HTML; the
 *  bytes are NULL when the node has none. */
struct str html_node_attribute(const struct html_tree *tree, size_t i,
                               enum html_attribute_id id);

/** Whether the node has the attribute and its value is @p value, in small letters. */
bool html_node_attribute_is(const struct html_tree *tree, size_t i,
                            enum html_attribute_id id, const char *value);

/** Append the value of an attribute, with entities decoded, on one line. */
void html_put_attribute(struct buf *out, const struct html_tree *tree, size_t i,
                        enum html_attribute_id id);

/** The bytes of text node @p i as they are written. */
struct str html_text_of(const struct html_tree *tree, size_t i);

/** Append the text inside of node @p i on one line, entities decoded, without what is in
 *  elements that are not shown. */
void html_put_text_of(struct buf *out, const struct html_tree *tree, size_t i);

#endif
