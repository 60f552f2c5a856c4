/* Reads XML as a sequence of events, over libxml2: no external entity, no network, no
 * entity of the file's own, and bounded depth. */
#ifndef INDEXER_OFFICE_XML_EVENTS_H
#define INDEXER_OFFICE_XML_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most elements inside each other. */
#define XML_DEPTH_MAX 200

enum xml_event {
    /* An element begins. */
    XML_OPEN,
    /* An element ends; each that begins ends, those without content too. */
    XML_CLOSE,
    XML_TEXT,
    /* The file is read. */
    XML_END
};

/** Held by one thread. */
struct xml_events;

/** A new reader of @p xml, which is borrowed until the reader is freed. Without UTF-8 and
 *  without a declared encoding it is read as Windows-1252. */
struct xml_events *xml_events_new(struct str xml);
void xml_events_free(struct xml_events *events);
void xml_events_free_at(struct xml_events **events);
#define AUTO_XML_EVENTS CLEANUP(xml_events_free_at) struct xml_events

/** @return STATUS_OK, or STATUS_BAD_INPUT or STATUS_TOO_LARGE with a French text. */
MUST_CHECK enum status xml_next(enum xml_event *out, struct xml_events *events,
                                struct error *err);

/** The name of the element that begins or ends, without its prefix. Borrowed, as are the
 *  answers below, until the next call of xml_next(). */
struct str xml_name(const struct xml_events *events);

/** The prefix of that name, or "". */
struct str xml_prefix(const struct xml_events *events);

/** The text of XML_TEXT, as the file has it. */
struct str xml_text(const struct xml_events *events);

/** The value of the attribute @p name, without a prefix, of the element that begins. */
struct str xml_attribute(const struct xml_events *events, const char *name);

/** The elements that are open, the one that begins among them. */
unsigned xml_depth(const struct xml_events *events);

/** The line of the event, from 1. */
uint32_t xml_line(const struct xml_events *events);

/** Pass over the rest of the element that has just begun, its end included. */
MUST_CHECK enum status xml_skip(struct xml_events *events, struct error *err);

/** Append the whole element that has just begun to @p out, as XML that can be read by
 *  itself, and pass over it. */
MUST_CHECK enum status xml_cut(struct buf *out, struct xml_events *events,
                               struct error *err);

/** Append all text of the element that has just begun, and pass over it. Its paragraphs
 *  and line breaks are spaces. */
MUST_CHECK enum status xml_put_text(struct buf *out, struct xml_events *events,
                                    struct error *err);

#endif
