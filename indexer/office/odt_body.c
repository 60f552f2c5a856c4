/* Reads the content of an ODT element by element, then its notes. */
#include "base/utf8.h"
#include "indexer/office/odt_elements.h"

/** The most bytes of text boxes and of notes that wait. */
#define BOXES_ROOM ((size_t)32 << 20)

static enum status keep_box(struct odt_body *body, struct xml_events *events,
                            struct error *err)
{
    if (body->depth >= ODT_BOXES_MAX || body->n_cut == ODT_CUTS_MAX)
        return xml_skip(events, err);
    body->n_cut++;
    if (!body->boxes.n)
        buf_put_text(&body->boxes, "<boxes>");
    return xml_cut(&body->boxes, events, err);
}

static enum status keep_note(struct odt_body *body, struct xml_events *events,
                             struct error *err)
{
    bool is_shown = body->n_paragraphs && !body->n_hidden;
    if (!is_shown || body->depth || body->n_notes == ODT_CUTS_MAX)
        return xml_skip(events, err);
    flow_put_mark(body->flow, ++body->n_notes);
    if (!body->notes.n)
        buf_put_text(&body->notes, "<notes>");
    return xml_cut(&body->notes, events, err);
}

static enum status put_image(struct odt_body *body, struct xml_events *events,
                             struct error *err)
{
    /* The field <text:title> is text like any other. */
    if (!str_equal(xml_prefix(events), STR("svg")))
        return STATUS_OK;
    AUTO_BUF text = BUF_INIT(4000);
    enum status st = xml_put_text(&text, events, err);
    if (!st && body->n_paragraphs)
        flow_put_image(body->flow, str_trim(buf_str(&text)));
    return st;
}

static enum status open_element(struct odt_body *body, struct xml_events *events,
                                struct error *err)
{
    const struct odt_element *element = odt_element(xml_name(events));
    if (!element)
        return STATUS_OK;
    switch (element->content) {
    case ODT_CONTENT_SKIPPED:
        return xml_skip(events, err);
    case ODT_CONTENT_BOX:
        /* Boxes are read when they are the elements right inside of <boxes>. */
        if (body->depth > 0 && xml_depth(events) == 2)
            return STATUS_OK;
        return keep_box(body, events, err);
    case ODT_CONTENT_NOTE:
        return keep_note(body, events, err);
    case ODT_CONTENT_IMAGE:
        return put_image(body, events, err);
    case ODT_CONTENT_READ:
        element->open(body, events);
        return STATUS_OK;
    }
    return STATUS_OK;
}

static enum status put_elements(struct odt_body *body, struct str xml, struct error *err);

/** Put the text boxes that were fixed to the paragraph that has ended. */
static enum status put_boxes(struct odt_body *body, struct error *err)
{
    if (!body->boxes.n || body->n_paragraphs)
        return STATUS_OK;
    AUTO_BUF boxes = body->boxes;
    body->boxes = (struct buf)BUF_INIT(BOXES_ROOM);
    buf_put_text(&boxes, "</boxes>");
    /* What stands in a box is not in the list that the box is in. */
    unsigned n_lists = body->n_lists;
    body->n_lists = 0;
    body->depth++;
    enum status st = put_elements(body, buf_str(&boxes), err);
    body->depth--;
    body->n_lists = n_lists;
    return st;
}

static enum status close_element(struct odt_body *body, const struct xml_events *events,
                                 struct error *err)
{
    const struct odt_element *element = odt_element(xml_name(events));
    if (!element || !element->close)
        return STATUS_OK;
    element->close(body);
    return put_boxes(body, err);
}

static enum status put_elements(struct odt_body *body, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (!st && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event == XML_OPEN)
            st = open_element(body, events, err);
        else if (event == XML_CLOSE)
            st = close_element(body, events, err);
        else if (utf8_first_invalid(xml_text(events)) == xml_text(events).n)
            odt_put(body, xml_text(events));
    }
    return st;
}

/** Put the notes, each an element <note> with the number that its mark shows. */
static enum status put_notes(struct odt_body *body, struct error *err)
{
    if (!body->notes.n)
        return STATUS_OK;
    buf_put_text(&body->notes, "</notes>");
    AUTO_XML_EVENTS *events = xml_events_new(buf_str(&body->notes));
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    uint32_t number = 0;
    body->depth++;
    while (!st && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event != XML_OPEN || !str_equal(xml_name(events), STR("note-body")))
            continue;
        AUTO_BUF note = BUF_INIT(BOXES_ROOM);
        st = xml_cut(&note, events, err);
        flow_begin_note(body->flow, ++number);
        if (!st)
            st = put_elements(body, buf_str(&note), err);
        flow_end_note(body->flow);
    }
    return st;
}

enum status odt_put_body(struct odt_body *body, struct str xml, struct error *err)
{
    body->boxes = (struct buf)BUF_INIT(BOXES_ROOM);
    body->notes = (struct buf)BUF_INIT(BOXES_ROOM);
    enum status st = put_elements(body, xml, err);
    if (!st) {
        flow_end_paragraph(body->flow);
        body->n_lists = 0;
        st = put_notes(body, err);
    }
    buf_release(&body->boxes);
    buf_release(&body->notes);
    return st;
}
