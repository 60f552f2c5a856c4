/* Writes the elements of WordprocessingML as blocks, one row of a table an element. */
#include "indexer/office/docx_elements.h"

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
    body->is_pending = body->is_in_paragraph = true;
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
    body->is_pending = body->is_in_paragraph = false;
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

void docx_put(struct docx_body *body, struct str text)
{
    if (body->is_hidden || (body->style && body->style->is_contents))
        return;
    begin_pending(body);
    flow_put(body->flow, text, body->looks);
}

static void put_tab(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    docx_put(body, STR(" "));
}

static void put_hyphen(struct docx_body *body, const struct xml_events *events)
{
    (void)events;
    docx_put(body, STR("-"));
}

static void put_break(struct docx_body *body, const struct xml_events *events)
{
    bool is_page = xml_attribute(events, "type").n > 0 &&
                   !str_equal(xml_attribute(events, "type"), STR("textWrapping"));
    if (body->is_pending)
        return;
    if (is_page)
        docx_put(body, STR(" "));
    else
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
    if (!body->notes || intern_count(body->notes->ids) >= DOCX_CUTS_MAX)
        return;
    bool is_endnote = str_equal(xml_name(events), STR("endnoteReference"));
    uint32_t number = docx_add_note(body->notes, xml_attribute(events, "id"), is_endnote);
    begin_pending(body);
    flow_put_mark(body->flow, number);
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

static const struct docx_element elements[] = {
    {"t", DOCX_CONTENT_READ, open_text, close_text},
    {"r", DOCX_CONTENT_READ, open_run, NULL},
    {"p", DOCX_CONTENT_READ, open_paragraph, close_paragraph},
    {"pStyle", DOCX_CONTENT_READ, read_style, NULL},
    {"rStyle", DOCX_CONTENT_READ, read_run_style, NULL},
    {"b", DOCX_CONTENT_READ, read_strong, NULL},
    {"i", DOCX_CONTENT_READ, read_emphasis, NULL},
    {"strike", DOCX_CONTENT_READ, read_strike, NULL},
    {"vanish", DOCX_CONTENT_READ, read_hidden, NULL},
    {"outlineLvl", DOCX_CONTENT_READ, read_outline, NULL},
    {"ilvl", DOCX_CONTENT_READ, read_level, NULL},
    {"numId", DOCX_CONTENT_READ, read_numbering, NULL},
    {"tab", DOCX_CONTENT_READ, put_tab, NULL},
    {"ptab", DOCX_CONTENT_READ, put_tab, NULL},
    {"br", DOCX_CONTENT_READ, put_break, NULL},
    {"cr", DOCX_CONTENT_READ, put_break, NULL},
    {"noBreakHyphen", DOCX_CONTENT_READ, put_hyphen, NULL},
    {"hyperlink", DOCX_CONTENT_READ, open_link, close_link},
    {"docPr", DOCX_CONTENT_READ, put_image, NULL},
    {"footnoteReference", DOCX_CONTENT_READ, put_note_mark, NULL},
    {"endnoteReference", DOCX_CONTENT_READ, put_note_mark, NULL},
    {"tbl", DOCX_CONTENT_READ, open_table, close_table},
    {"tblLook", DOCX_CONTENT_READ, read_table_look, NULL},
    {"gridCol", DOCX_CONTENT_READ, count_column, NULL},
    {"tblGrid", DOCX_CONTENT_READ, NULL, close_grid},
    {"tr", DOCX_CONTENT_READ, open_row, close_row},
    {"tblHeader", DOCX_CONTENT_READ, read_head_row, NULL},
    {"tc", DOCX_CONTENT_READ, open_cell, close_cell},
    {"gridSpan", DOCX_CONTENT_READ, read_span, NULL},
    {"del", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"moveFrom", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"tabs", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"Fallback", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"pPrChange", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"rPrChange", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"tblPrChange", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"tblGridChange", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"sectPr", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"rt", DOCX_CONTENT_SKIPPED, NULL, NULL},
    {"txbxContent", DOCX_CONTENT_BOX, NULL, NULL},
};

const struct docx_element *docx_element(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(elements); i++)
        if (str_equal(name, str_of(elements[i].name)))
            return &elements[i];
    return NULL;
}
