/* Calls libxml2 so that a hostile text does no harm. */
#include "indexer/fetch/xml_document.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>

xmlDoc *xml_document_read(struct str text, bool repairs)
{
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                  XML_PARSE_NOCDATA | (repairs ? XML_PARSE_RECOVER : 0);
    if (text.n > INT_MAX)
        return NULL;
    return xmlReadMemory(text.at, (int)text.n, NULL, NULL, options);
}

void xml_document_free_at(xmlDoc **document)
{
    xmlFreeDoc(*document);
}

bool xml_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, (const xmlChar *)name);
}

const char *xml_space(const xmlNode *node)
{
    return node->ns && node->ns->href ? (const char *)node->ns->href : "";
}

static void put_and_free(struct buf *out, xmlChar *text)
{
    if (text)
        buf_put_text(out, (const char *)text);
    xmlFree(text); /* library memory */
}

void xml_put_node_text(struct buf *out, const xmlNode *node)
{
    put_and_free(out, xmlNodeGetContent(node));
}

void xml_put_inner(struct buf *out, const xmlNode *node)
{
    xmlBuffer *inner = xmlBufferCreate();
    for (xmlNode *child = node->children; child; child = child->next)
        (void)xmlNodeDump(inner, node->doc, child, 0, 0);
    buf_put(out, xmlBufferContent(inner), (size_t)xmlBufferLength(inner));
    xmlBufferFree(inner);
}

void xml_put_attribute(struct buf *out, const xmlNode *node, const char *name)
{
    put_and_free(out, xmlGetNoNsProp(node, (const xmlChar *)name));
}
