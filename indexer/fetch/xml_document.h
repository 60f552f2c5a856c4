/* XML that came from a server, as a tree, within the limits of libxml2: no entity of
 * another file is read, and nothing is nested deeper than 256 times. */
#ifndef INDEXER_FETCH_XML_DOCUMENT_H
#define INDEXER_FETCH_XML_DOCUMENT_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/str.h"

/**
 * Read @p text. With @p repairs, what is not well formed is read as far as it goes.
 * @return new; the caller frees it with AUTO_XML_DOCUMENT; NULL when it cannot be read.
 */
xmlDoc *xml_document_read(struct str text, bool repairs);
void xml_document_free_at(xmlDoc **document);
#define AUTO_XML_DOCUMENT CLEANUP(xml_document_free_at) xmlDoc

/** Whether @p node is an element with this name, whatever its prefix. */
bool xml_is(const xmlNode *node, const char *name);

/** The address of the namespace of @p node; "" for none. Borrowed. */
const char *xml_space(const xmlNode *node);

/** Append the text inside @p node. */
void xml_put_node_text(struct buf *out, const xmlNode *node);
/** Append what is inside @p node with its markup. */
void xml_put_inner(struct buf *out, const xmlNode *node);
/** Append the value of attribute @p name. */
void xml_put_attribute(struct buf *out, const xmlNode *node, const char *name);

#endif
