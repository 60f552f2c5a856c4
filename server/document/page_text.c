/* Goes through the blocks of a text in order, and writes the tags that open and close
 * around its bytes. */
#include "server/document/page_text.h"

#include <inttypes.h>
#include <stdio.h>

#include "server/document/page_text_tags.h"
#include "text/block/layout.h"
#include "text/outline/paragraphs.h"

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
    /* The number, in the whole text, of the paragraph before the first. */
    uint32_t before;
    /* The paragraph whose link to itself is not written yet; 0 for none. */
    uint32_t unpinned;
    const struct page_text *shown;
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
        HTML_NUMBERED(w->h, "id", "passage-", w->before + ++w->next_paragraph);
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

/** Whether the link to a paragraph may stand in a block of @p type, or behind it when it
 *  is a table. */
static bool takes_pin(enum block_type type)
{
    return type == BLOCK_PARAGRAPH || type == BLOCK_HEADING || type == BLOCK_TERM ||
           type == BLOCK_TABLE;
}

/** A shorter paragraph has no link to itself: nobody cites it. */
#define PINNED_BYTES_MIN 20U

/** Write the link of the paragraph to itself. */
static void put_pin(struct text_writer *w, const struct text_tag *tag)
{
    const struct block *block = &tag->block;
    bool is_short =
        block->type != BLOCK_HEADING && block->end - block->start < PINNED_BYTES_MIN;
    if (!w->unpinned || is_short || !takes_pin(block->type))
        return;
    HTML(w->h, " ");
    HTML_TAG(w->h, "<a class=\"pin\"");
    HTML_NUMBERED(w->h, "href", "#passage-", w->unpinned);
    HTML_ATTRS(w->h, "aria-label=\"Lien vers ce passage\"");
    HTML(w->h, "</a>");
    w->unpinned = 0;
}

static void close_until(struct text_writer *w, unsigned depth)
{
    while (w->n_open > depth) {
        put_text_until(w, w->ends[w->n_open - 1]);
        const struct text_tag *tag = &w->open[--w->n_open];
        if (tag->block.type != BLOCK_TABLE)
            put_pin(w, tag);
        text_tag_close(w->h, tag);
        /* Behind a table, since its cells are names of rows and columns. */
        if (tag->block.type == BLOCK_TABLE)
            put_pin(w, tag);
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
    return w->before + ++w->next_paragraph;
}

struct url part_url(struct url page, uint32_t part, uint32_t n_parts, struct arena *arena)
{
    if (n_parts < 2)
        return page;
    char number[16];
    (void)snprintf(number, sizeof number, "%" PRIu32, part + 1);
    return url_param(page, STR("partie"), str_of(number), arena);
}

/** Where a link leads: a note may stand in another part. */
static struct url address_of(const struct text_writer *w, const struct block *block)
{
    const struct outline *outline = w->shown->outline;
    uint32_t number = block->traits.number;
    if (block->type != BLOCK_NOTE_MARK)
        return url_from(w->base, block->traits.address, w->arena);
    uint32_t part = outline_part_of_note(outline, number);
    struct url url = part == w->shown->part
                         ? URL("")
                         : part_url(w->shown->page, part, outline->n_parts, w->arena);
    return url_numbered(url, "note-", number, w->arena);
}

static void open_block(struct text_writer *w, const struct block *block)
{
    const struct text_tag *parent = block->depth ? &w->open[block->depth - 1] : NULL;
    struct text_tag tag = {.block = *block,
                           .anchor = take_anchor(w, block),
                           .above = w->above,
                           .url = address_of(w, block)};
    w->unpinned = tag.anchor ? tag.anchor : w->unpinned;
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

/** Number the paragraphs of the part as they are in the whole text. */
static void number(struct text_writer *w, const struct page_text *text)
{
    const struct outline *outline = text->outline;
    uint32_t part = text->part, before = outline->parts[part].n_paragraphs;
    uint32_t behind = part + 1 < outline->n_parts ? outline->parts[part + 1].n_paragraphs
                                                  : outline->n_paragraphs;
    /* It begins within a paragraph when it has more of them than begin in it. That
     * paragraph has its anchor in the part before. */
    bool goes_on = before && w->paragraphs.n > behind - before;
    w->before = before - goes_on;
    w->next_paragraph = goes_on;
}

void page_text(struct html *h, const struct page_text *text, struct arena *arena)
{
    const struct slice *slice = text->slice;
    unsigned top = text->outline->top_level;
    struct text_writer w = {.h = h,
                            .text = slice->text,
                            .base = text->base,
                            .arena = arena,
                            .marks = text->marks,
                            .above = top ? top - 1 : 0,
                            .shown = text,
                            .paragraphs =
                                paragraphs_cut(slice->text, slice->layout, arena)};
    number(&w, text);
    HTML(h, "<div class=\"text\">");
    if (!slice->layout.n)
        put_paragraphs(&w);
    struct layout_reader reader = layout_read(slice->layout, slice->text);
    for (struct block block; layout_next(&block, &reader);)
        put_block(&w, &block);
    close_until(&w, 0);
    HTML(h, "</div>");
}
