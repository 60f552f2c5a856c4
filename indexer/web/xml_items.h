/* Reads the items of a feed or of an export of WordPress one by one, whatever the size of
 * the file. */
#ifndef INDEXER_WEB_XML_ITEMS_H
#define INDEXER_WEB_XML_ITEMS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

/** The vocabularies of elements. */
enum xml_space {
    /* RSS, whose elements have none, or one of its own. */
    XML_RSS,
    XML_ATOM,
    XML_CONTENT,
    XML_DUBLIN_CORE,
    XML_WORDPRESS,
    XML_EXCERPT,
    XML_OTHER
};

/** The attributes that are kept. */
enum xml_attribute {
    XML_HREF,
    XML_REL,
    XML_TYPE,
    XML_TERM,
    XML_LABEL,
    XML_DOMAIN,
    XML_NICENAME,
    XML_ATTRIBUTE_COUNT_
};

/** An element of an item. Borrowed until its item ends. */
struct xml_field {
    enum xml_space space;
    const char *name;
    /* Its text; the markup inside of it as HTML. */
    struct str text;
    /* Empty where it has none. */
    struct str attributes[XML_ATTRIBUTE_COUNT_];
};

/** An item, an author of WordPress, or (at the first of them) the channel. */
struct xml_item {
    const char *name;
    uint32_t first_line, last_line;
    const struct xml_field *fields;
    size_t n;
};

/** Takes an item, borrowed for the call. Any status but STATUS_OK ends the reading. */
typedef enum status take_xml_item(void *context, const struct xml_item *item,
                                  const struct xml_item *channel, struct error *err);

/** The first field of an item; NULL when there is none. */
const struct xml_field *xml_find(const struct xml_item *item, enum xml_space space,
                                 const char *name);

/** The text of the first field; empty when there is none. */
struct str xml_node_text(const struct xml_item *item, enum xml_space space,
                         const char *name);

/**
 * Give each `<item>`, `<entry>` and `<wp:author>` of @p xml, in any encoding, to @p take.
 * Nothing outside of it is loaded, and entities that it declares stay as they are
 * written. What is not well-formed is passed over where that can be.
 *
 * @param[out] fault  what was not well-formed, in French; or empty.
 * @param[out] fault_line  the line of the fault.
 * @return STATUS_OK or what @p take returned.
 */
MUST_CHECK enum status xml_read_items(struct error *fault, uint32_t *fault_line,
                                      struct str xml, take_xml_item *take, void *context,
                                      struct error *err);

/** What is behind the declaration, comments and document types at the start of @p xml. */
struct str xml_skip_prolog(struct str xml);

#endif
