/* Reads the parts of a DOCX that have text, element by element. */
#include "base/utf8.h"
#include "indexer/office/docx_elements.h"

/** The most bytes of text boxes that wait for the end of their paragraph. */
#define BOXES_ROOM ((size_t)32 << 20)
#define NOTE_ID_ROOM 100

/** Put the text boxes that were fixed to the paragraph that has ended. */
static enum status put_boxes(struct docx_body *body, struct error *err)
{
    if (!body->boxes.n || body->is_in_paragraph)
        return STATUS_OK;
    AUTO_BUF boxes = body->boxes;
    body->boxes = (struct buf)BUF_INIT(BOXES_ROOM);
    buf_put_text(&boxes, "</boxes>");
    body->n_boxes++;
    enum status st = docx_put_body(body, buf_str(&boxes), err);
    body->n_boxes--;
    return st;
}

static enum status keep_box(struct docx_body *body, struct xml_events *events,
                            struct error *err)
{
    if (body->n_boxes == DOCX_BOXES_MAX || body->n_cut == DOCX_CUTS_MAX)
        return xml_skip(events, err);
    body->n_cut++;
    if (!body->boxes.n)
        buf_put_text(&body->boxes, "<boxes>");
    return xml_cut(&body->boxes, events, err);
}

static enum status open_element(struct docx_body *body, struct xml_events *events,
                                struct error *err)
{
    const struct docx_element *element = docx_element(xml_name(events));
    if (!element)
        return STATUS_OK;
    if (element->content == DOCX_CONTENT_SKIPPED)
        return xml_skip(events, err);
    /* Boxes are read when they are the elements right inside of <boxes>. */
    bool is_read = body->n_boxes > 0 && xml_depth(events) == 2;
    if (element->content == DOCX_CONTENT_BOX && !is_read)
        return keep_box(body, events, err);
    if (element->open)
        element->open(body, events);
    return STATUS_OK;
}

static enum status close_element(struct docx_body *body, const struct xml_events *events,
                                 struct error *err)
{
    const struct docx_element *element = docx_element(xml_name(events));
    if (!element || !element->close)
        return STATUS_OK;
    element->close(body);
    return put_boxes(body, err);
}

static enum status take_event(struct docx_body *body, struct xml_events *events,
                              enum xml_event event, struct error *err)
{
    if (event == XML_OPEN)
        return open_element(body, events, err);
    if (event == XML_CLOSE)
        return close_element(body, events, err);
    if (docx_is_in_text(body) &&
        utf8_first_invalid(xml_text(events)) == xml_text(events).n)
        docx_put(body, xml_text(events));
    return STATUS_OK;
}

enum status docx_put_body(struct docx_body *body, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    if (!body->n_boxes)
        body->boxes = (struct buf)BUF_INIT(BOXES_ROOM);
    while (!(st = xml_next(&event, events, err)) && event != XML_END) {
        st = take_event(body, events, event, err);
        if (st)
            break;
    }
    if (!body->n_boxes)
        buf_release(&body->boxes);
    return st;
}

/** The key of a note among those of both sorts. */
static struct str key_of(struct buf *out, struct str id, bool is_endnote)
{
    buf_put_text(out, is_endnote ? "e" : "f");
    buf_put_str(out, id);
    return buf_str(out);
}

uint32_t docx_add_note(struct docx_notes *notes, struct str id, bool is_endnote)
{
    AUTO_BUF key = BUF_INIT(NOTE_ID_ROOM);
    return intern_put(notes->ids, key_of(&key, id, is_endnote)) + 1;
}

/** The number of the note @p id; 0 when the text does not refer to it. */
static uint32_t number_of(const struct docx_notes *notes, struct str id, bool is_endnote)
{
    AUTO_BUF key = BUF_INIT(NOTE_ID_ROOM);
    uint32_t i = intern_find(notes->ids, key_of(&key, id, is_endnote));
    return i == INTERN_NONE ? 0 : i + 1;
}

/** Put the note that has just begun in @p events. */
static enum status put_note(struct docx_body *body, uint32_t number,
                            struct xml_events *events, struct error *err)
{
    struct docx_notes *notes = body->notes;
    AUTO_BUF note = BUF_INIT(BOXES_ROOM);
    enum status st = xml_cut(&note, events, err);
    if (st)
        return st;
    flow_begin_note(body->flow, number);
    /* Marks inside of a note are none. */
    body->notes = NULL;
    st = docx_put_body(body, buf_str(&note), err);
    body->notes = notes;
    flow_end_note(body->flow);
    return st;
}

enum status docx_put_notes(struct docx_body *body, struct str xml, bool are_endnotes,
                           struct error *err)
{
    struct str element = are_endnotes ? STR("endnote") : STR("footnote");
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    uint32_t n_put = 0, n = intern_count(body->notes->ids);
    while (xml.n && !st && n_put < n && !(st = xml_next(&event, events, err)) &&
           event != XML_END) {
        if (event != XML_OPEN || !str_equal(xml_name(events), element))
            continue;
        uint32_t number =
            number_of(body->notes, xml_attribute(events, "id"), are_endnotes);
        if (!number)
            continue;
        st = put_note(body, number, events, err);
        n_put++;
    }
    return st;
}
