/* Writes the elements of OpenDocument texts as blocks, one row of a table an element. */
#include "indexer/office/odt_body.h"

#include "base/utf8.h"
#include "indexer/office/xml_events.h"

/** The most bytes of text boxes and of notes that wait. */
#define BOXES_ROOM ((size_t)32 << 20)
/** Cells that one cell stands for, at most. */
#define REPEATED_MAX 64

/** Styles that are based on each other, at most. */
#define CHAIN_MAX 12

static unsigned number_of(const struct xml_events *events, const char *attribute,
                          unsigned otherwise)
{
    int64_t n = str_number(xml_attribute(events, attribute), REPEATED_MAX);
    return n > 0 ? (unsigned)n : otherwise;
}

/* Paragraphs. */

/** What the style of a paragraph, and those that it is based on, make of it. */
static void read_style(struct flow_paragraph *out, const struct odt_body *body,
                       struct str name)
{
    for (unsigned n = 0; name.n && n < CHAIN_MAX; n++) {
        /* A document may name a style that only programs know. */
        struct odt_style unknown = {.parent = STR("")};
        const struct odt_style *style = odt_style(body->styles, name);
        if (!style) {
            odt_name_style(&unknown, name);
            style = &unknown;
        }
        out->is_title = out->is_title || style->is_title;
        if (!out->heading)
            out->heading = style->heading;
        name = style->parent;
    }
}

/** Whether list @p i, from 0, has numbers: lists inside it have its style. */
static bool is_ordered(const struct odt_body *body, unsigned i)
{
    const struct odt_style *style = body->lists[i].style;
    return style && (style->ordered_levels >> i & 1U);
}

static void place_in_list(struct flow_paragraph *out, struct odt_body *body)
{
    if (!body->n_lists)
        return;
    unsigned i = body->n_lists - 1;
    out->list_level = body->n_lists;
    out->list = body->lists[i].list;
    out->is_ordered = is_ordered(body, i);
    out->goes_on = body->lists[i].goes_on;
    out->number = out->goes_on ? 1 : body->lists[i].next++;
    body->lists[i].goes_on = true;
}

static void begin_paragraph(struct odt_body *body, const struct xml_events *events,
                            unsigned heading)
{
    if (body->n_paragraphs++)
        return;
    struct flow_paragraph paragraph = {.heading = heading};
    read_style(&paragraph, body, xml_attribute(events, "style-name"));
    if (heading)
        paragraph.heading = heading;
    if (paragraph.is_title)
        paragraph.heading = 0;
    if (!paragraph.heading && !paragraph.is_title)
        place_in_list(&paragraph, body);
    flow_begin_paragraph(body->flow, &paragraph);
}

static void open_paragraph(struct odt_body *body, const struct xml_events *events)
{
    begin_paragraph(body, events, 0);
}

static void open_heading(struct odt_body *body, const struct xml_events *events)
{
    begin_paragraph(body, events, number_of(events, "outline-level", 1));
}

static void close_paragraph(struct odt_body *body)
{
    if (!body->n_paragraphs || --body->n_paragraphs)
        return;
    flow_end_paragraph(body->flow);
    body->n_links = 0;
}

/* Runs. */

static unsigned looks_of(const struct odt_body *body)
{
    unsigned n = body->n_spans < ODT_SPANS_MAX ? body->n_spans : ODT_SPANS_MAX;
    return n ? body->looks[n - 1] : 0;
}

static void open_span(struct odt_body *body, const struct xml_events *events)
{
    const struct odt_style *style =
        odt_style(body->styles, xml_attribute(events, "style-name"));
    unsigned looks = looks_of(body) | (style ? style->looks : 0);
    /* Hidden text stays so to its end, which the number of spans tells. */
    if (style && style->is_hidden && !body->n_hidden)
        body->n_hidden = body->n_spans + 1;
    if (body->n_spans < ODT_SPANS_MAX)
        body->looks[body->n_spans] = looks;
    body->n_spans++;
}

static void close_span(struct odt_body *body)
{
    if (body->n_hidden == body->n_spans)
        body->n_hidden = 0;
    body->n_spans -= body->n_spans > 0;
}

static void put(struct odt_body *body, struct str text)
{
    if (body->n_paragraphs && !body->n_hidden)
        flow_put(body->flow, text, looks_of(body));
}

static void put_space(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    put(body, STR(" "));
}

static void put_break(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    if (body->n_paragraphs)
        flow_break(body->flow);
}

static void open_link(struct odt_body *body, const struct xml_events *events)
{
    struct str address = xml_attribute(events, "href");
    if (!body->n_paragraphs || !address.n || address.at[0] == '#')
        return;
    flow_begin_link(body->flow, address);
    body->n_links++;
}

static void close_link(struct odt_body *body)
{
    if (!body->n_links)
        return;
    flow_end_link(body->flow);
    body->n_links--;
}

/* Lists. */

static void open_list(struct odt_body *body, const struct xml_events *events)
{
    if (body->n_lists == ODT_LEVELS) {
        body->n_lists++;
        return;
    }
    if (body->n_lists > ODT_LEVELS)
        return;
    const struct odt_style *own =
        odt_list_style(body->styles, xml_attribute(events, "style-name"));
    unsigned i = body->n_lists++;
    body->lists[i].style = own || i == 0 ? own : body->lists[i - 1].style;
    body->lists[i].list = ++body->n_lists_begun;
    bool goes_on = str_equal(xml_attribute(events, "continue-numbering"), STR("true")) ||
                   xml_attribute(events, "continue-list").n;
    const struct odt_style *style = body->lists[i].style;
    if (!goes_on || !body->lists[i].next)
        body->lists[i].next = style && style->starts[i] ? style->starts[i] : 1;
    body->lists[i].goes_on = false;
}

static void close_list(struct odt_body *body)
{
    body->n_lists -= body->n_lists > 0;
}

static void open_item(struct odt_body *body, const struct xml_events *events)
{
    if (!body->n_lists || body->n_lists > ODT_LEVELS)
        return;
    unsigned i = body->n_lists - 1;
    body->lists[i].goes_on = false;
    int64_t start = str_number(xml_attribute(events, "start-value"), UINT32_MAX);
    if (start > 0)
        body->lists[i].next = (uint32_t)start;
}

/* Tables. */

static void open_table(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    body->n_columns = 0;
    body->n_head_rows = 0;
    body->table_is_due = true;
}

static void count_columns(struct odt_body *body, const struct xml_events *events)
{
    body->n_columns += number_of(events, "number-columns-repeated", 1);
}

static void begin_due_table(struct odt_body *body)
{
    if (body->table_is_due)
        flow_begin_table(body->flow, body->n_columns);
    body->table_is_due = false;
}

static void close_table(struct odt_body *body)
{
    begin_due_table(body);
    flow_end_table(body->flow);
}

static void open_head_rows(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    body->n_head_rows = 1;
}

static void close_head_rows(struct odt_body *body)
{
    body->n_head_rows = 0;
}

static void open_row(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    begin_due_table(body);
    flow_begin_row(body->flow, body->n_head_rows > 0);
}

static void close_row(struct odt_body *body)
{
    flow_end_row(body->flow);
}

static void open_cell(struct odt_body *body, const struct xml_events *events)
{
    body->span = number_of(events, "number-columns-repeated", 1);
    flow_begin_cell(body->flow);
}

static void close_cell(struct odt_body *body)
{
    flow_end_cell(body->flow, body->span);
    body->span = 1;
}

/* The elements. */

enum content {
    /* Its elements are read like any other. */
    CONTENT_READ,
    /* Nothing inside it is shown: what was deleted, comments, tables of contents. */
    CONTENT_SKIPPED,
    /* It is put behind the paragraph, or behind the text. */
    CONTENT_BOX,
    CONTENT_NOTE,
    /* The text is that of an image. */
    CONTENT_IMAGE,
};

static const struct {
    const char *name;
    enum content content;
    void (*open)(struct odt_body *body, const struct xml_events *events);
    void (*close)(struct odt_body *body);
} elements[] = {
    {"span", CONTENT_READ, open_span, close_span},
    {"p", CONTENT_READ, open_paragraph, close_paragraph},
    {"h", CONTENT_READ, open_heading, close_paragraph},
    {"s", CONTENT_READ, put_space, NULL},
    {"tab", CONTENT_READ, put_space, NULL},
    {"line-break", CONTENT_READ, put_break, NULL},
    {"a", CONTENT_READ, open_link, close_link},
    {"list", CONTENT_READ, open_list, close_list},
    {"list-item", CONTENT_READ, open_item, NULL},
    {"list-header", CONTENT_READ, open_item, NULL},
    {"table", CONTENT_READ, open_table, close_table},
    {"table-column", CONTENT_READ, count_columns, NULL},
    {"table-header-rows", CONTENT_READ, open_head_rows, close_head_rows},
    {"table-row", CONTENT_READ, open_row, close_row},
    {"table-cell", CONTENT_READ, open_cell, close_cell},
    {"covered-table-cell", CONTENT_READ, open_cell, close_cell},
    {"text-box", CONTENT_BOX, NULL, NULL},
    {"note", CONTENT_NOTE, NULL, NULL},
    {"desc", CONTENT_IMAGE, NULL, NULL},
    {"title", CONTENT_SKIPPED, NULL, NULL},
    {"tracked-changes", CONTENT_SKIPPED, NULL, NULL},
    {"annotation", CONTENT_SKIPPED, NULL, NULL},
    {"table-of-content", CONTENT_SKIPPED, NULL, NULL},
    {"illustration-index", CONTENT_SKIPPED, NULL, NULL},
    {"table-index", CONTENT_SKIPPED, NULL, NULL},
    {"alphabetical-index", CONTENT_SKIPPED, NULL, NULL},
    {"hidden-paragraph", CONTENT_SKIPPED, NULL, NULL},
    {"hidden-text", CONTENT_SKIPPED, NULL, NULL},
    {"page-number", CONTENT_SKIPPED, NULL, NULL},
    {"ruby-text", CONTENT_SKIPPED, NULL, NULL},
    {"object", CONTENT_SKIPPED, NULL, NULL},
    {"forms", CONTENT_SKIPPED, NULL, NULL},
    {"scripts", CONTENT_SKIPPED, NULL, NULL},
    {"automatic-styles", CONTENT_SKIPPED, NULL, NULL},
};

static size_t element_of(struct str name)
{
    size_t i = 0;
    while (i < COUNT_OF(elements) && !str_equal(name, str_of(elements[i].name)))
        i++;
    return i;
}

static enum status keep_box(struct odt_body *body, struct xml_events *events,
                            struct error *err)
{
    if (body->depth >= ODT_BOXES_MAX)
        return xml_skip(events, err);
    if (!body->boxes.n)
        buf_put_text(&body->boxes, "<boxes>");
    return xml_cut(&body->boxes, events, err);
}

static enum status keep_note(struct odt_body *body, struct xml_events *events,
                             struct error *err)
{
    if (body->depth)
        return xml_skip(events, err);
    if (body->n_paragraphs && !body->n_hidden)
        flow_put_mark(body->flow, ++body->n_notes);
    if (!body->notes.n)
        buf_put_text(&body->notes, "<notes>");
    return xml_cut(&body->notes, events, err);
}

static enum status put_image(struct odt_body *body, struct xml_events *events,
                             struct error *err)
{
    AUTO_BUF text = BUF_INIT(4000);
    enum status st = xml_put_text(&text, events, err);
    if (!st && body->n_paragraphs)
        flow_put_image(body->flow, str_trim(buf_str(&text)));
    return st;
}

static enum status open_element(struct odt_body *body, struct xml_events *events,
                                struct error *err)
{
    size_t i = element_of(xml_name(events));
    if (i == COUNT_OF(elements))
        return STATUS_OK;
    switch (elements[i].content) {
    case CONTENT_SKIPPED:
        return xml_skip(events, err);
    case CONTENT_BOX:
        /* Boxes are read when they are the elements right inside of <boxes>. */
        if (body->depth > 0 && xml_depth(events) == 2)
            return STATUS_OK;
        return keep_box(body, events, err);
    case CONTENT_NOTE:
        return keep_note(body, events, err);
    case CONTENT_IMAGE:
        return put_image(body, events, err);
    case CONTENT_READ:
        elements[i].open(body, events);
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
    size_t i = element_of(xml_name(events));
    if (i == COUNT_OF(elements) || !elements[i].close)
        return STATUS_OK;
    elements[i].close(body);
    return elements[i].close == close_paragraph ? put_boxes(body, err) : STATUS_OK;
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
            put(body, xml_text(events));
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
