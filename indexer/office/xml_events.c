/* Reads XML over the reader of libxml2, which keeps only what is open in memory. */
#include "indexer/office/xml_events.h"

#include <libxml/xmlreader.h>

#include "base/memory.h"
#include "base/utf8.h"

/** Where the declaration of XML ends at the latest. */
#define DECLARATION_WITHIN 200

struct xml_events {
    xmlTextReader *reader;
    /* The event where the reader stands. */
    xmlNode *node;
    enum xml_event event;
    /* The element that has begun has no content: its end comes next. */
    bool is_empty;
    /* Elements that are open. */
    unsigned depth;
    /* The line of the first fault that libxml2 told of; 0 for none. */
    uint32_t fault_line;
};

static void note_fault(void *context, xmlError *fault)
{
    struct xml_events *events = context;
    if (fault && fault->level >= XML_ERR_FATAL && !events->fault_line)
        events->fault_line = fault->line > 0 ? (uint32_t)fault->line : 1;
}

/** The encoding to read @p xml in; NULL for the one that it declares. */
static const char *encoding_of(struct str xml)
{
    if (utf8_first_invalid(xml) == xml.n)
        return "UTF-8";
    struct str head = {xml.at, xml.n < DECLARATION_WITHIN ? xml.n : DECLARATION_WITHIN};
    bool is_wide =
        xml.n > 1 && (!xml.at[0] || !xml.at[1] || (unsigned char)*xml.at > 0xFD);
    bool declares = str_find(head, STR("encoding=")) < head.n;
    /* Programs that declare ISO-8859-1 write the characters that Windows adds to it. */
    bool is_latin = str_find(head, STR("8859-1\"")) < head.n ||
                    str_find(head, STR("8859-1'")) < head.n;
    return is_latin || (!declares && !is_wide) ? "WINDOWS-1252" : NULL;
}

/** Keep faults that libxml2 finds before there is a reader off the terminal. */
static void drop_fault(void *context, xmlError *fault)
{
    (void)context;
    (void)fault;
}

struct xml_events *xml_events_new(struct str xml)
{
    struct xml_events *events = mem_new(sizeof *events);
    /* Of this thread only. */
    xmlSetStructuredErrorFunc(NULL, drop_fault);
    events->reader =
        xmlReaderForMemory(xml.at, (int)xml.n, NULL, encoding_of(xml),
                           XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES |
                               XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (events->reader)
        xmlTextReaderSetStructuredErrorHandler(events->reader, note_fault, events);
    return events;
}

void xml_events_free(struct xml_events *events)
{
    if (events)
        xmlFreeTextReader(events->reader); /* library memory */
    mem_free(events);
}

void xml_events_free_at(struct xml_events **events)
{
    xml_events_free(*events);
}

static enum status fail(const struct xml_events *events, struct error *err)
{
    return error_set(err, STATUS_BAD_INPUT,
                     "XML mal formé, ligne %u : le fichier est abîmé ou tronqué",
                     events->fault_line ? events->fault_line : 1);
}

/** Refuse a file that defines entities: they can make a small file endless, or read
 *  other files. */
static enum status check_type(const struct xml_events *events, struct error *err)
{
    const xmlDtd *dtd = (const xmlDtd *)(const void *)events->node;
    if (dtd && (dtd->entities || dtd->pentities))
        return error_set(err, STATUS_BAD_INPUT,
                         "le XML définit des entités (<!ENTITY>) : elles ne sont pas "
                         "admises");
    return STATUS_OK;
}

/** Read the next node of libxml2. */
static enum status step(bool *is_event, struct xml_events *events, struct error *err)
{
    *is_event = true;
    int answer = events->reader ? xmlTextReaderRead(events->reader) : -1;
    if (answer < 0)
        return fail(events, err);
    events->event = XML_END;
    if (answer == 0)
        return events->fault_line ? fail(events, err) : STATUS_OK;
    events->node = xmlTextReaderCurrentNode(events->reader);
    switch (xmlTextReaderNodeType(events->reader)) {
    case XML_READER_TYPE_ELEMENT:
        events->event = XML_OPEN;
        events->is_empty = xmlTextReaderIsEmptyElement(events->reader) == 1;
        if (++events->depth > XML_DEPTH_MAX)
            return error_set(err, STATUS_TOO_LARGE, "XML de plus de %d niveaux",
                             XML_DEPTH_MAX);
        return STATUS_OK;
    case XML_READER_TYPE_END_ELEMENT:
        events->event = XML_CLOSE;
        events->depth--;
        return STATUS_OK;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        events->event = XML_TEXT;
        return STATUS_OK;
    case XML_READER_TYPE_DOCUMENT_TYPE:
        *is_event = false;
        return check_type(events, err);
    default:
        *is_event = false;
        return STATUS_OK;
    }
}

enum status xml_next(enum xml_event *out, struct xml_events *events, struct error *err)
{
    *out = XML_CLOSE;
    if (events->is_empty) {
        events->is_empty = false;
        events->event = XML_CLOSE;
        events->depth--;
        return STATUS_OK;
    }
    bool is_event = false;
    enum status st = STATUS_OK;
    while (!st && !is_event)
        st = step(&is_event, events, err);
    *out = events->event;
    return st;
}

static struct str text_of(const xmlChar *text)
{
    return str_of((const char *)text);
}

struct str xml_name(const struct xml_events *events)
{
    return text_of(events->node->name);
}

struct str xml_prefix(const struct xml_events *events)
{
    return events->node->ns ? text_of(events->node->ns->prefix) : STR("");
}

struct str xml_text(const struct xml_events *events)
{
    return text_of(events->node->content);
}

struct str xml_attribute(const struct xml_events *events, const char *name)
{
    for (const xmlAttr *a = events->node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children ? text_of(a->children->content) : STR("");
    return STR("");
}

unsigned xml_depth(const struct xml_events *events)
{
    return events->depth;
}

uint32_t xml_line(const struct xml_events *events)
{
    long line = events->node ? xmlGetLineNo(events->node) : 1;
    return line > 0 ? (uint32_t)line : 1;
}

enum status xml_skip(struct xml_events *events, struct error *err)
{
    unsigned depth = events->depth;
    enum status st = STATUS_OK;
    enum xml_event event = XML_OPEN;
    while (!st && event != XML_END && events->depth >= depth)
        st = xml_next(&event, events, err);
    return st;
}

enum status xml_cut(struct buf *out, struct xml_events *events, struct error *err)
{
    xmlChar *xml = xmlTextReaderReadOuterXml(events->reader);
    if (xml)
        buf_put_text(out, (const char *)xml);
    xmlFree(xml); /* library memory */
    return xml_skip(events, err);
}

enum status xml_put_text(struct buf *out, struct xml_events *events, struct error *err)
{
    unsigned depth = events->depth;
    enum status st = STATUS_OK;
    enum xml_event event = XML_OPEN;
    while (!st && event != XML_END && events->depth >= depth) {
        st = xml_next(&event, events, err);
        if (!st && event == XML_TEXT)
            buf_put_str(out, xml_text(events));
        else if (!st && event == XML_CLOSE && events->depth >= depth)
            buf_put_byte(out, ' ');
    }
    return st;
}
