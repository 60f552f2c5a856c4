/* Goes through the blocks of a text in order, and writes the tags that open and close
 * around its bytes. */
#include "server/page/page_text.h"

#include "text/outline/paragraphs.h"
#include "server/page/page_text_tags.h"
#include "text/block/layout.h"

/** The writing of one text. */
struct text_writer {
    struct html *h;
    struct str text;
    struct str base;
    struct arena *arena;
    struct text_marks marks;
    /* The first mark that does not end before what is written. */
    size_t next_mark;
    struct paragraphs paragraphs;
    /* The first paragraph that has no anchor yet. */
    uint32_t next_paragraph;
    /* What is taken off the level of headings. */
    unsigned above;
    struct text_tag open[BLOCK_DEPTH_MAX];
    size_t ends[BLOCK_DEPTH_MAX];
    unsigned n_open;
    /* The bytes of the text up to here are written, or are no part of a leaf. */
    size_t at;
};

/** Write the lines of @p text, which are parted as @p tag parts them. */
static void put_lines(struct html *h, struct str text, const struct text_tag *tag)
{
    html_text(h, str_cut(&text, '\n'));
    while (text.at) {
        text_tag_line(h, tag);
        html_text(h, str_cut(&text, '\n'));
    }
}

/** Write the text from w->at to @p end, which are in one leaf or span, with its marks. */
static void put_marked(struct text_writer *w, size_t end)
{
    const struct text_tag *tag = &w->open[w->n_open - 1];
    while (w->at < end) {
        while (w->next_mark < w->marks.n && w->marks.at[w->next_mark].end <= w->at)
            w->next_mark++;
        bool has_mark = w->next_mark < w->marks.n;
        struct text_span mark =
            has_mark ? w->marks.at[w->next_mark] : (struct text_span){end, end};
        bool is_marked = mark.start <= w->at && mark.start < mark.end;
        size_t stop = is_marked ? mark.end : mark.start;
        stop = stop < end ? stop : end;
        struct str piece = {w->text.at + w->at, stop - w->at};
        if (is_marked)
            HTML(w->h, "<mark>");
        put_lines(w->h, piece, tag);
        if (is_marked)
            HTML(w->h, "</mark>");
        w->at = stop;
    }
}

/** Write an anchor for the paragraphs that begin before @p end inside of a leaf. */
static void put_text(struct text_writer *w, size_t end)
{
    const struct paragraphs *paragraphs = &w->paragraphs;
    while (w->next_paragraph < paragraphs->n &&
           paragraphs->at[w->next_paragraph].start < end) {
        size_t start = paragraphs->at[w->next_paragraph].start;
        if (start > w->at)
            put_marked(w, start);
        HTML_TAG(w->h, "<span");
        HTML_NUMBERED(w->h, "id", "passage-", ++w->next_paragraph);
        HTML(w->h, "</span>");
    }
    put_marked(w, end);
}

/** Write the text up to @p end where it is that of a leaf or a span. */
static void put_text_until(struct text_writer *w, size_t end)
{
    bool is_text =
        w->n_open && block_class_of(w->open[w->n_open - 1].block.type) != BLOCK_CONTAINER;
    if (is_text && end > w->at)
        put_text(w, end);
    w->at = end > w->at ? end : w->at;
}

static void close_until(struct text_writer *w, unsigned depth)
{
    while (w->n_open > depth) {
        put_text_until(w, w->ends[w->n_open - 1]);
        text_tag_close(w->h, &w->open[--w->n_open]);
    }
}

/** The number of the paragraph that begins with @p block, if it has no anchor yet; or
 *  0. */
static uint32_t take_anchor(struct text_writer *w, const struct block *block)
{
    const struct paragraphs *paragraphs = &w->paragraphs;
    uint32_t i = w->next_paragraph;
    if (!text_tag_takes_anchor(block->type) || i == paragraphs->n ||
        paragraphs->at[i].start > block->start)
        return 0;
    return ++w->next_paragraph;
}

static void open_block(struct text_writer *w, const struct block *block)
{
    const struct text_tag *parent = block->depth ? &w->open[block->depth - 1] : NULL;
    struct text_tag tag = {.block = *block,
                           .anchor = take_anchor(w, block),
                           .above = w->above,
                           .url = url_from(w->base, block->traits.address, w->arena)};
    text_tag_settle(&tag, parent);
    text_tag_open(w->h, &tag);
    w->open[w->n_open] = tag;
    w->ends[w->n_open++] = block->end;
}

static void put_block(struct text_writer *w, const struct block *block)
{
    close_until(w, block->depth);
    put_text_until(w, block->start);
    open_block(w, block);
}

/** One less than the smallest level of a heading. */
static unsigned level_above(struct str layout, struct str text)
{
    struct layout_reader reader = layout_read(layout, text);
    unsigned least = 6;
    for (struct block block; layout_next(&block, &reader);)
        if (block.type == BLOCK_HEADING && block.traits.number &&
            block.traits.number < least)
            least = block.traits.number;
    return least - 1;
}

/** Write a text without a layout: only paragraphs. */
static void put_paragraphs(struct text_writer *w)
{
    for (uint32_t i = 0; i < w->paragraphs.n; i++) {
        struct block block = {.type = BLOCK_PARAGRAPH,
                              .traits = {.address = STR("")},
                              .start = w->paragraphs.at[i].start,
                              .end = w->paragraphs.at[i].end};
        put_block(w, &block);
    }
}

void page_text(struct html *h, const struct document *document, struct text_marks marks,
               struct arena *arena)
{
    struct str text = document->fields[FIELD_TEXT],
               layout = document->fields[FIELD_LAYOUT];
    if (!layout_is_sound(layout, text))
        layout = STR("");
    struct text_writer w = {.h = h,
                            .text = text,
                            .base = document->fields[FIELD_URL],
                            .arena = arena,
                            .marks = marks,
                            .paragraphs = paragraphs_cut(text, layout, arena)};
    HTML(h, "<div class=\"text\">");
    if (!layout.n)
        put_paragraphs(&w);
    else
        w.above = level_above(layout, text);
    struct layout_reader reader = layout_read(layout, text);
    for (struct block block; layout_next(&block, &reader);)
        put_block(&w, &block);
    close_until(&w, 0);
    HTML(h, "</div>");
}
