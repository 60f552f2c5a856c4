/* Writes the elements of OpenDocument texts as blocks, one row of a table an element. */
#include "indexer/office/odt_elements.h"

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

/** The number of the innermost list that is kept, where one is open. */
static unsigned innermost(const struct odt_body *body)
{
    return (body->n_lists < ODT_LEVELS ? body->n_lists : ODT_LEVELS) - 1;
}

static void place_in_list(struct flow_paragraph *out, struct odt_body *body)
{
    if (!body->n_lists)
        return;
    unsigned i = innermost(body);
    out->list_level = i + 1;
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

void odt_put(struct odt_body *body, struct str text)
{
    if (body->n_paragraphs && !body->n_hidden)
        flow_put(body->flow, text, looks_of(body));
}

static void put_space(struct odt_body *body, const struct xml_events *events)
{
    (void)events;
    odt_put(body, STR(" "));
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
    /* Lists deeper than that are of the last level. */
    if (body->n_lists++ >= ODT_LEVELS)
        return;
    const struct odt_style *own =
        odt_list_style(body->styles, xml_attribute(events, "style-name"));
    unsigned i = body->n_lists - 1;
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
    if (!body->n_lists)
        return;
    unsigned i = innermost(body);
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

static const struct odt_element elements[] = {
    {"span", ODT_CONTENT_READ, open_span, close_span},
    {"p", ODT_CONTENT_READ, open_paragraph, close_paragraph},
    {"h", ODT_CONTENT_READ, open_heading, close_paragraph},
    {"s", ODT_CONTENT_READ, put_space, NULL},
    {"tab", ODT_CONTENT_READ, put_space, NULL},
    {"line-break", ODT_CONTENT_READ, put_break, NULL},
    {"a", ODT_CONTENT_READ, open_link, close_link},
    {"list", ODT_CONTENT_READ, open_list, close_list},
    {"list-item", ODT_CONTENT_READ, open_item, NULL},
    {"list-header", ODT_CONTENT_READ, open_item, NULL},
    {"table", ODT_CONTENT_READ, open_table, close_table},
    {"table-column", ODT_CONTENT_READ, count_columns, NULL},
    {"table-header-rows", ODT_CONTENT_READ, open_head_rows, close_head_rows},
    {"table-row", ODT_CONTENT_READ, open_row, close_row},
    {"table-cell", ODT_CONTENT_READ, open_cell, close_cell},
    {"covered-table-cell", ODT_CONTENT_READ, open_cell, close_cell},
    {"text-box", ODT_CONTENT_BOX, NULL, NULL},
    {"note", ODT_CONTENT_NOTE, NULL, NULL},
    /* Shapes hold paragraphs where they stand. */
    {"custom-shape", ODT_CONTENT_BOX, NULL, NULL},
    {"rect", ODT_CONTENT_BOX, NULL, NULL},
    {"ellipse", ODT_CONTENT_BOX, NULL, NULL},
    {"polygon", ODT_CONTENT_BOX, NULL, NULL},
    {"path", ODT_CONTENT_BOX, NULL, NULL},
    {"desc", ODT_CONTENT_IMAGE, NULL, NULL},
    {"title", ODT_CONTENT_IMAGE, NULL, NULL},
    {"tracked-changes", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"annotation", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"table-of-content", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"illustration-index", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"table-index", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"alphabetical-index", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"hidden-paragraph", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"hidden-text", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"page-number", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"ruby-text", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"object", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"forms", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"scripts", ODT_CONTENT_SKIPPED, NULL, NULL},
    {"automatic-styles", ODT_CONTENT_SKIPPED, NULL, NULL},
};

const struct odt_element *odt_element(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(elements); i++)
        if (str_equal(name, str_of(elements[i].name)))
            return &elements[i];
    return NULL;
}
