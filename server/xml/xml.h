/* Writes XML. Names come from string literals, everything else is escaped, and every
 * element that is opened is closed. */
#ifndef SERVER_XML_XML_H
#define SERVER_XML_XML_H

#include <stdbool.h>

#include "base/buf.h"

/** The most elements inside each other. */
#define XML_DEPTH_MAX 8

/**
 * A writer of XML, held by value. A link and a title are written like this:
 *
 *     struct xml xml = xml_begin(out);
 *     XML_OPEN(&xml, "entry");
 *     XML_OPEN(&xml, "link");
 *     XML_ATTR(&xml, "href", address);
 *     xml_close(&xml);
 *     XML_TEXT(&xml, "title", title);
 *     xml_end(&xml);
 *
 * The names in capitals take names, which have to be string literals to compile.
 */
struct xml {
    /* The document so far. Nothing but reaching its ceiling can fail, and that leaves a
     * mark in it. */
    struct buf *out;
    /* The names of the elements that are open, the outermost first. */
    const char *open[XML_DEPTH_MAX];
    unsigned depth;
    /* Whether the start tag of the last of them is open: attributes may follow. */
    bool in_tag;
};

/** Begin a document in UTF-8 at the end of @p out. */
struct xml xml_begin(struct buf *out);

/** Close every element that is open. */
void xml_end(struct xml *xml);

/** Open an element: XML_OPEN(xml, "entry"). Attributes may be added to it. */
#define XML_OPEN(xml, name) xml_open((xml), "" name "")

/** Add an attribute to the element that was just opened; its value is escaped. */
#define XML_ATTR(xml, name, value) xml_attr((xml), "" name "", (value))

/** Write an element that holds a text alone: XML_TEXT(xml, "title", title). */
#define XML_TEXT(xml, name, text) xml_element((xml), "" name "", (text))

/** The same with a number in decimal digits. */
#define XML_NUMBER(xml, name, number) xml_element_number((xml), "" name "", (number))

/**
 * Write text, in which & < > " ' are escaped. Line breaks and tabs become spaces; what
 * XML 1.0 forbids, and bytes that are not UTF-8, are left out.
 */
void xml_text(struct xml *xml, struct str text);

/** Close the last element that is open; at least one is. */
void xml_close(struct xml *xml);

/* These are for the macros above, which make sure that names are literals. */

void xml_open(struct xml *xml, const char *name);
void xml_attr(struct xml *xml, const char *name, struct str value);
void xml_element(struct xml *xml, const char *name, struct str text);
void xml_element_number(struct xml *xml, const char *name, unsigned long number);

#endif
