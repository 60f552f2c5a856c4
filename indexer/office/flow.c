/* Writes paragraphs, lists and tables as they come in office documents. */
#include "indexer/office/flow.h"

#define TITLE_ROOM ((size_t)1 << 16)
/** The most columns that one cell goes over. */
#define SPAN_MAX 64U

void flow_init(struct flow *flow, size_t text_max)
{
    *flow = (struct flow){.out = block_writer_new(text_max),
                          .title = BUF_INIT(TITLE_ROOM),
                          .held = BUF_INIT(TITLE_ROOM)};
}

void flow_release(struct flow *flow)
{
    block_writer_free(flow->out);
    buf_release(&flow->title);
    buf_release(&flow->held);
}

/* Lists. */

static void end_list(struct flow *flow)
{
    const struct flow_list *list = &flow->lists[--flow->n_lists];
    block_end(flow->out, list->is_ordered ? BLOCK_ORDERED : BLOCK_LIST);
}

static void end_lists(struct flow *flow)
{
    while (flow->n_lists)
        end_list(flow);
}

static void begin_list(struct flow *flow, const struct flow_paragraph *paragraph)
{
    if (flow->n_lists == FLOW_LISTS_MAX)
        return;
    flow->lists[flow->n_lists++] =
        (struct flow_list){paragraph->list_level, paragraph->list, paragraph->is_ordered};
    if (paragraph->is_ordered)
        block_begin(
            flow->out, BLOCK_ORDERED,
            (struct block_traits){.number = paragraph->number ? paragraph->number : 1,
                                  .address = STR("")});
    else
        block_begin_plain(flow->out, BLOCK_LIST);
}

/** Begin the item that @p paragraph is, in its list. */
static void begin_item(struct flow *flow, const struct flow_paragraph *paragraph)
{
    while (flow->n_lists && flow->lists[flow->n_lists - 1].level > paragraph->list_level)
        end_list(flow);
    const struct flow_list *top = flow->n_lists ? &flow->lists[flow->n_lists - 1] : NULL;
    bool is_same = top && top->level == paragraph->list_level &&
                   top->is_ordered == paragraph->is_ordered &&
                   top->list == paragraph->list;
    if (is_same && paragraph->goes_on)
        return;
    if (!is_same && top && top->level == paragraph->list_level)
        end_list(flow);
    if (!is_same)
        begin_list(flow, paragraph);
    block_begin_plain(flow->out, BLOCK_ITEM);
}

/* Paragraphs. */

static bool is_in_cell(const struct flow *flow)
{
    return flow->real_table;
}

static void begin_written(struct flow *flow, const struct flow_paragraph *paragraph)
{
    if (!is_in_cell(flow)) {
        if (paragraph->list_level)
            begin_item(flow, paragraph);
        else
            end_lists(flow);
    }
    unsigned level = paragraph->heading < 6 ? paragraph->heading : 6;
    if (level && !is_in_cell(flow))
        block_begin(flow->out, BLOCK_HEADING,
                    (struct block_traits){.number = level, .address = STR("")});
    else
        block_begin_plain(flow->out, BLOCK_PARAGRAPH);
}

void flow_begin_paragraph(struct flow *flow, const struct flow_paragraph *paragraph)
{
    if (flow->is_open)
        flow_end_paragraph(flow);
    flow->is_open = true;
    flow->is_heading = paragraph->heading || paragraph->is_title;
    bool may_be_title = paragraph->is_title && !flow->title.n;
    bool comes_first = paragraph->heading && !flow->has_begun && !flow->title.n;
    if (!is_in_cell(flow) && (may_be_title || comes_first)) {
        buf_clear(&flow->held);
        flow->diverted = &flow->held;
        flow->held_as = *paragraph;
        return;
    }
    begin_written(flow, paragraph);
}

/** Take the paragraph that was held back as the title; a heading that is another one than
 *  the metadata's stays a heading. */
static void take_held(struct flow *flow)
{
    struct str text = str_trim(buf_str(&flow->held));
    flow->diverted = NULL;
    if (!text.n)
        return;
    if (flow->held_as.is_title || !flow->known_title.n ||
        str_equal(flow->known_title, text)) {
        buf_put_str(&flow->title, text);
        return;
    }
    flow->has_begun = true;
    begin_written(flow, &flow->held_as);
    block_put(flow->out, text);
    block_end(flow->out, BLOCK_HEADING);
}

void flow_end_paragraph(struct flow *flow)
{
    if (!flow->is_open)
        return;
    flow->is_open = false;
    flow->looks = 0;
    if (flow->diverted)
        take_held(flow);
    else
        block_end(flow->out, flow->is_heading && !is_in_cell(flow) ? BLOCK_HEADING
                                                                   : BLOCK_PARAGRAPH);
}

/* Text. */

static const struct {
    unsigned look;
    enum block_type type;
} spans[] = {{FLOW_STRONG, BLOCK_STRONG},
             {FLOW_EMPHASIS, BLOCK_EMPHASIS},
             {FLOW_STRIKE, BLOCK_STRIKE}};

/** End the spans that are open, and begin those of @p looks. */
static void change_looks(struct flow *flow, unsigned looks)
{
    if (looks == flow->looks)
        return;
    for (size_t i = COUNT_OF(spans); i-- > 0;)
        if (flow->looks & spans[i].look)
            block_end(flow->out, spans[i].type);
    for (size_t i = 0; i < COUNT_OF(spans); i++)
        if (looks & spans[i].look)
            block_begin_plain(flow->out, spans[i].type);
    flow->looks = looks;
}

static bool is_blank(struct str text)
{
    return str_trim(text).n == 0;
}

void flow_put(struct flow *flow, struct str text, unsigned looks)
{
    if (flow->diverted) {
        buf_put_str(flow->diverted, text);
        return;
    }
    if (!is_blank(text)) {
        flow->has_begun = true;
        change_looks(flow, flow->is_heading ? 0 : looks);
    }
    block_put(flow->out, text);
}

void flow_break(struct flow *flow)
{
    if (flow->diverted)
        buf_put_byte(flow->diverted, ' ');
    else
        block_break(flow->out);
}

void flow_begin_link(struct flow *flow, struct str address)
{
    if (flow->diverted)
        return;
    change_looks(flow, 0);
    block_begin(flow->out, BLOCK_LINK, (struct block_traits){.address = address});
}

void flow_end_link(struct flow *flow)
{
    if (flow->diverted)
        return;
    change_looks(flow, 0);
    block_end(flow->out, BLOCK_LINK);
}

void flow_put_image(struct flow *flow, struct str alternative)
{
    if (is_blank(alternative) || flow->diverted)
        return;
    change_looks(flow, 0);
    block_put(flow->out, STR(" "));
    block_begin_plain(flow->out, BLOCK_IMAGE);
    block_put(flow->out, alternative);
    block_end(flow->out, BLOCK_IMAGE);
    block_put(flow->out, STR(" "));
    flow->has_begun = true;
}

/* Notes. */

void flow_put_mark(struct flow *flow, uint32_t number)
{
    if (flow->diverted)
        return;
    /* In brackets: "note1" would be another word. */
    AUTO_BUF mark = BUF_INIT(20);
    buf_printf(&mark, "[%u]", number);
    change_looks(flow, 0);
    block_begin(flow->out, BLOCK_NOTE_MARK,
                (struct block_traits){.number = number, .address = STR("")});
    block_put(flow->out, buf_str(&mark));
    block_end(flow->out, BLOCK_NOTE_MARK);
}

void flow_begin_note(struct flow *flow, uint32_t number)
{
    flow_end_paragraph(flow);
    end_lists(flow);
    flow->has_begun = true;
    block_begin(flow->out, BLOCK_NOTE,
                (struct block_traits){.number = number, .address = STR("")});
}

void flow_end_note(struct flow *flow)
{
    flow_end_paragraph(flow);
    end_lists(flow);
    block_end(flow->out, BLOCK_NOTE);
}

/* Tables. */

void flow_begin_table(struct flow *flow, unsigned n_columns)
{
    flow_end_paragraph(flow);
    flow->n_tables++;
    if (flow->real_table)
        return;
    end_lists(flow);
    flow->has_begun = true;
    if (n_columns == 1)
        return;
    flow->real_table = flow->n_tables;
    block_begin_plain(flow->out, BLOCK_TABLE);
}

static bool is_real(const struct flow *flow)
{
    return flow->n_tables && flow->real_table == flow->n_tables;
}

void flow_end_table(struct flow *flow)
{
    flow_end_paragraph(flow);
    if (is_real(flow)) {
        block_end(flow->out, BLOCK_TABLE);
        flow->real_table = 0;
    } else if (!flow->real_table) {
        end_lists(flow);
    }
    flow->n_tables -= flow->n_tables > 0;
}

void flow_begin_row(struct flow *flow, bool is_head)
{
    if (!is_real(flow))
        return;
    flow->cell = is_head ? BLOCK_HEAD_CELL : BLOCK_CELL;
    block_begin_plain(flow->out, BLOCK_TABLE_ROW);
}

void flow_end_row(struct flow *flow)
{
    if (is_real(flow))
        block_end(flow->out, BLOCK_TABLE_ROW);
}

void flow_begin_cell(struct flow *flow)
{
    flow_end_paragraph(flow);
    if (is_real(flow))
        block_begin_plain(flow->out, flow->cell);
}

void flow_end_cell(struct flow *flow, unsigned n_columns)
{
    flow_end_paragraph(flow);
    if (!is_real(flow))
        return;
    block_end(flow->out, flow->cell);
    for (unsigned i = 1; i < n_columns && i < SPAN_MAX; i++) {
        block_begin_plain(flow->out, flow->cell);
        block_end(flow->out, flow->cell);
    }
}

void flow_finish(struct flow *flow)
{
    flow_end_paragraph(flow);
    end_lists(flow);
    block_finish(flow->out);
}
