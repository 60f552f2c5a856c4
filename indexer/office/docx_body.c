/* Writes the elements of WordprocessingML as blocks, one row of a table an element. */
#include "indexer/office/docx_body.h"

#include "base/utf8.h"
#include "indexer/office/xml_events.h"

/** The most bytes of text boxes that wait for the end of their paragraph. */
#define BOXES_ROOM ((size_t)32 << 20)

static bool is_on(const struct xml_events *events)
{
    static const char *const off[] = {"0", "false", "off", "none"};
    return !str_is_among(xml_attribute(events, "val"), off, COUNT_OF(off));
}

/* Paragraphs. */

static void open_paragraph(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    flow_end_paragraph(body->flow);
    body->style = NULL;
    body->has_numbering = false;
    body->outline = body->level = body->looks = 0;
    body->numbering = 0;
    body->is_pending = true;
}

/** What the style and the numbering make of the paragraph. */
static void place_in_list(struct flow_paragraph *out, struct docx_body *body)
{
    bool own = body->has_numbering;
    uint32_t id = own ? body->numbering : body->style ? body->style->numbering : 0;
    unsigned level = own || !body->style ? body->level : body->style->level;
    struct docx_numbering *numbering = docx_numbering(body->parts, id);
    /* « List Bullet 2 » is a list of its own, whose first level is the second. */
    bool is_inner = numbering && !own && body->style && body->style->is_of_one_level;
    unsigned shown = level;
    level = is_inner ? 0 : level;
    if (!numbering || level >= DOCX_LEVELS || numbering->marks[level] == DOCX_NOTHING)
        return;
    out->list_level = shown + 1;
    out->list = numbering->abstract + 1;
    out->is_ordered = numbering->marks[level] == DOCX_NUMBER;
    out->number = numbering->next[level]++;
    for (unsigned i = level + 1; i < DOCX_LEVELS; i++)
        numbering->next[i] = numbering->starts[i];
}

/** Begin the paragraph when its first text comes. */
static void begin_pending(struct docx_body *body)
{
    if (!body->is_pending)
        return;
    body->is_pending = false;
    struct flow_paragraph paragraph = {0};
    if (body->style) {
        paragraph.heading = body->style->heading;
        paragraph.is_title = body->style->is_title;
    }
    if (body->outline)
        paragraph.heading = body->outline;
    if (!paragraph.heading && !paragraph.is_title)
        place_in_list(&paragraph, body);
    flow_begin_paragraph(body->flow, &paragraph);
}

static void close_paragraph(struct docx_body *body)
{
    flow_end_paragraph(body->flow);
    body->is_pending = false;
    body->n_links = 0;
}

static void read_style(struct docx_body *body, const struct xml_events *events)
{
    body->style = docx_style(body->parts, xml_attribute(events, "val"));
}

static void read_outline(struct docx_body *body, const struct xml_events *events)
{
    int64_t level = str_number(xml_attribute(events, "val"), 8);
    body->outline = level >= 0 ? (unsigned)level + 1 : 0;
}

static void read_level(struct docx_body *body, const struct xml_events *events)
{
    int64_t level = str_number(xml_attribute(events, "val"), DOCX_LEVELS - 1);
    body->level = level > 0 ? (unsigned)level : 0;
}

static void read_numbering(struct docx_body *body, const struct xml_events *events)
{
    int64_t id = str_number(xml_attribute(events, "val"), UINT32_MAX);
    body->has_numbering = true;
    body->numbering = id > 0 ? (uint32_t)id : 0;
}

/* Runs. */

static void open_run(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    body->looks = 0;
    body->is_hidden = false;
}

static void set_look(struct docx_body *body, unsigned look, bool is_on)
{
    body->looks = is_on ? body->looks | look : body->looks & ~look;
}

static void read_run_style(struct docx_body *body, const struct xml_events *events)
{
    const struct docx_style *style =
        docx_style(body->parts, xml_attribute(events, "val"));
    set_look(body, FLOW_STRONG, style && style->is_strong);
    set_look(body, FLOW_EMPHASIS, style && style->is_emphasis);
}

static void read_strong(struct docx_body *body, const struct xml_events *events)
{
    set_look(body, FLOW_STRONG, is_on(events));
}

static void read_emphasis(struct docx_body *body, const struct xml_events *events)
{
    set_look(body, FLOW_EMPHASIS, is_on(events));
}

static void read_strike(struct docx_body *body, const struct xml_events *events)
{
    set_look(body, FLOW_STRIKE, is_on(events));
}

static void read_hidden(struct docx_body *body, const struct xml_events *events)
{
    body->is_hidden = is_on(events);
}

static void open_text(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    body->n_texts++;
}

static void close_text(struct docx_body *body)
{
    body->n_texts -= body->n_texts > 0;
}

static void put(struct docx_body *body, struct str text)
{
    if (body->is_hidden || (body->style && body->style->is_contents))
        return;
    begin_pending(body);
    flow_put(body->flow, text, body->looks);
}

static void put_tab(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    put(body, STR(" "));
}

static void put_hyphen(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    put(body, STR("-"));
}

static void put_break(struct docx_body *body, const struct xml_events *events)
{
    bool is_page = xml_attribute(events, "type").n > 0 &&
                   !str_equal(xml_attribute(events, "type"), STR("textWrapping"));
    if (body->is_pending || is_page)
        return;
    flow_break(body->flow);
}

/* Links, images, notes. */

static void open_link(struct docx_body *body, const struct xml_events *events)
{
    const struct docx_link *link = docx_link(body->links, xml_attribute(events, "id"));
    if (!link || (body->style && body->style->is_contents))
        return;
    begin_pending(body);
    flow_begin_link(body->flow, link->target);
    body->n_links++;
}

static void close_link(struct docx_body *body)
{
    if (!body->n_links)
        return;
    flow_end_link(body->flow);
    body->n_links--;
}

static void put_image(struct docx_body *body, const struct xml_events *events)
{
    struct str text = xml_attribute(events, "descr");
    /* Word's own guess: « Une image contenant texte. Description générée
     * automatiquement ». */
    if (!text.n || str_find(text, STR("générée automatiquement")) < text.n)
        return;
    begin_pending(body);
    flow_put_image(body->flow, text);
}

static void put_note_mark(struct docx_body *body, const struct xml_events *events)
{
    struct docx_notes *notes = body->notes;
    if (!notes)
        return;
    struct arena *arena = body->parts->arena;
    size_t room = notes->room;
    ARENA_GROW(arena, notes->ids, notes->n + 1, notes->room, 16);
    ARENA_GROW(arena, notes->are_endnotes, notes->n + 1, room, 16);
    notes->ids[notes->n] = arena_str(arena, xml_attribute(events, "id"));
    notes->are_endnotes[notes->n++] =
        str_equal(xml_name(events), STR("endnoteReference"));
    begin_pending(body);
    flow_put_mark(body->flow, (uint32_t)notes->n);
}

/* Tables. */

static void open_table(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    body->n_columns = 0;
    body->is_first_row = true;
    body->has_first_row = false;
    body->table_is_due = true;
}

static void count_column(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    body->n_columns++;
}

static void read_table_look(struct docx_body *body, const struct xml_events *events)
{
    struct str bits = xml_attribute(events, "val");
    /* The bit 0x0020 of « 04A0 »: the first row looks different. */
    bool has_bit = bits.n == 4 && memchr("2367ABEFabef", bits.at[2], 12);
    body->has_first_row =
        has_bit || str_equal(xml_attribute(events, "firstRow"), STR("1"));
}

/** Begin the table when its columns are known. */
static void close_grid(struct docx_body *body)
{
    if (body->table_is_due)
        flow_begin_table(body->flow, body->n_columns);
    body->table_is_due = false;
}

static void close_table(struct docx_body *body)
{
    close_grid(body);
    flow_end_table(body->flow);
    body->is_first_row = false;
}

static void open_row(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    close_grid(body);
    body->is_head_row = body->is_first_row && body->has_first_row;
    body->is_first_row = false;
    body->row_has_begun = false;
}

static void read_head_row(struct docx_body *body, const struct xml_events *events)
{
    body->is_head_row = is_on(events);
}

static void open_cell(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    if (!body->row_has_begun)
        flow_begin_row(body->flow, body->is_head_row);
    body->row_has_begun = true;
    body->span = 1;
    flow_begin_cell(body->flow);
}

static void read_span(struct docx_body *body, const struct xml_events *events)
{
    int64_t n = str_number(xml_attribute(events, "val"), 1000);
    body->span = n > 0 ? (unsigned)n : 1;
}

static void close_cell(struct docx_body *body)
{
    flow_end_cell(body->flow, body->span);
    body->span = 1;
    body->row_has_begun = true;
}

static void close_row(struct docx_body *body)
{
    flow_end_row(body->flow);
    body->row_has_begun = false;
}

/* The elements. */

enum content {
    /* Its elements are read like any other. */
    CONTENT_READ,
    /* Nothing inside it is shown: deleted text, a second form of what was there. */
    CONTENT_SKIPPED,
    /* It is put behind the paragraph. */
    CONTENT_BOX,
};

static const struct {
    const char *name;
    enum content content;
    void (*open)(struct docx_body *body, const struct xml_events *events);
    void (*close)(struct docx_body *body);
} elements[] = {
    {"t", CONTENT_READ, open_text, close_text},
    {"r", CONTENT_READ, open_run, NULL},
    {"p", CONTENT_READ, open_paragraph, close_paragraph},
    {"pStyle", CONTENT_READ, read_style, NULL},
    {"rStyle", CONTENT_READ, read_run_style, NULL},
    {"b", CONTENT_READ, read_strong, NULL},
    {"i", CONTENT_READ, read_emphasis, NULL},
    {"strike", CONTENT_READ, read_strike, NULL},
    {"vanish", CONTENT_READ, read_hidden, NULL},
    {"outlineLvl", CONTENT_READ, read_outline, NULL},
    {"ilvl", CONTENT_READ, read_level, NULL},
    {"numId", CONTENT_READ, read_numbering, NULL},
    {"tab", CONTENT_READ, put_tab, NULL},
    {"ptab", CONTENT_READ, put_tab, NULL},
    {"br", CONTENT_READ, put_break, NULL},
    {"cr", CONTENT_READ, put_break, NULL},
    {"noBreakHyphen", CONTENT_READ, put_hyphen, NULL},
    {"hyperlink", CONTENT_READ, open_link, close_link},
    {"docPr", CONTENT_READ, put_image, NULL},
    {"footnoteReference", CONTENT_READ, put_note_mark, NULL},
    {"endnoteReference", CONTENT_READ, put_note_mark, NULL},
    {"tbl", CONTENT_READ, open_table, close_table},
    {"tblLook", CONTENT_READ, read_table_look, NULL},
    {"gridCol", CONTENT_READ, count_column, NULL},
    {"tblGrid", CONTENT_READ, NULL, close_grid},
    {"tr", CONTENT_READ, open_row, close_row},
    {"tblHeader", CONTENT_READ, read_head_row, NULL},
    {"tc", CONTENT_READ, open_cell, close_cell},
    {"gridSpan", CONTENT_READ, read_span, NULL},
    {"del", CONTENT_SKIPPED, NULL, NULL},
    {"moveFrom", CONTENT_SKIPPED, NULL, NULL},
    {"tabs", CONTENT_SKIPPED, NULL, NULL},
    {"Fallback", CONTENT_SKIPPED, NULL, NULL},
    {"pPrChange", CONTENT_SKIPPED, NULL, NULL},
    {"rPrChange", CONTENT_SKIPPED, NULL, NULL},
    {"tblPrChange", CONTENT_SKIPPED, NULL, NULL},
    {"tblGridChange", CONTENT_SKIPPED, NULL, NULL},
    {"sectPr", CONTENT_SKIPPED, NULL, NULL},
    {"rt", CONTENT_SKIPPED, NULL, NULL},
    {"txbxContent", CONTENT_BOX, NULL, NULL},
};

static size_t element_of(struct str name)
{
    size_t i = 0;
    while (i < COUNT_OF(elements) && !str_equal(name, str_of(elements[i].name)))
        i++;
    return i;
}

/** Put the text boxes that were fixed to the paragraph that has ended. */
static enum status put_boxes(struct docx_body *body, struct error *err)
{
    if (!body->boxes.n)
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
    if (body->n_boxes == DOCX_BOXES_MAX)
        return xml_skip(events, err);
    if (!body->boxes.n)
        buf_put_text(&body->boxes, "<boxes>");
    return xml_cut(&body->boxes, events, err);
}

static enum status open_element(struct docx_body *body, struct xml_events *events,
                                struct error *err)
{
    size_t i = element_of(xml_name(events));
    if (i == COUNT_OF(elements))
        return STATUS_OK;
    if (elements[i].content == CONTENT_SKIPPED)
        return xml_skip(events, err);
    /* Boxes are read when they are the elements right inside of <boxes>. */
    bool is_read = body->n_boxes > 0 && xml_depth(events) == 2;
    if (elements[i].content == CONTENT_BOX && !is_read)
        return keep_box(body, events, err);
    if (elements[i].open)
        elements[i].open(body, events);
    return STATUS_OK;
}

static enum status close_element(struct docx_body *body, const struct xml_events *events,
                                 struct error *err)
{
    size_t i = element_of(xml_name(events));
    if (i == COUNT_OF(elements) || !elements[i].close)
        return STATUS_OK;
    elements[i].close(body);
    bool ends_paragraph = elements[i].close == close_paragraph;
    return ends_paragraph ? put_boxes(body, err) : STATUS_OK;
}

static enum status take_event(struct docx_body *body, struct xml_events *events,
                              enum xml_event event, struct error *err)
{
    if (event == XML_OPEN)
        return open_element(body, events, err);
    if (event == XML_CLOSE)
        return close_element(body, events, err);
    if (body->n_texts && utf8_first_invalid(xml_text(events)) == xml_text(events).n)
        put(body, xml_text(events));
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

/** The number of the mark of note @p id; 0 when the text has none. */
static uint32_t mark_of(const struct docx_notes *notes, struct str id, bool is_endnote,
                        size_t *from)
{
    /* Notes come in the order of their marks, so that the search goes on. */
    for (size_t k = 0; k < notes->n; k++) {
        size_t i = (*from + k) % notes->n;
        if (notes->are_endnotes[i] != is_endnote || !str_equal(notes->ids[i], id))
            continue;
        *from = i + 1;
        return (uint32_t)i + 1;
    }
    return 0;
}

enum status docx_put_notes(struct docx_body *body, struct str xml, bool are_endnotes,
                           struct error *err)
{
    struct docx_notes *notes = body->notes;
    struct str element = are_endnotes ? STR("endnote") : STR("footnote");
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    size_t from = 0, n_put = 0;
    while (xml.n && n_put < notes->n && !(st = xml_next(&event, events, err)) &&
           event != XML_END) {
        if (event != XML_OPEN || !str_equal(xml_name(events), element))
            continue;
        uint32_t number =
            mark_of(notes, xml_attribute(events, "id"), are_endnotes, &from);
        if (!number)
            continue;
        AUTO_BUF note = BUF_INIT(BOXES_ROOM);
        st = xml_cut(&note, events, err);
        if (st)
            return st;
        flow_begin_note(body->flow, number);
        body->notes = NULL;
        st = docx_put_body(body, buf_str(&note), err);
        body->notes = notes;
        flow_end_note(body->flow);
        if (st)
            return st;
        n_put++;
    }
    return st;
}
