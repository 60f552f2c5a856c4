/* Makes the outline of a text: its parts first, then what stands in each. */
#include <string.h>

#include "base/utf8.h"
#include "text/outline/outline_cut.h"
#include "text/outline/paragraphs.h"

/** Counts the paragraphs of a text from its beginning on. */
struct paragraph_count {
    struct str text, rest;
    /* Where the paragraph that is not counted yet begins; SIZE_MAX behind the last. */
    size_t next;
    uint32_t n;
};

static void count_next(struct paragraph_count *count)
{
    struct str paragraph = STR("");
    while (count->rest.n && !paragraph.n)
        paragraph = paragraph_next(&count->rest);
    count->next = paragraph.n ? (size_t)(paragraph.at - count->text.at) : SIZE_MAX;
}

static struct paragraph_count count_begin(struct str text)
{
    struct paragraph_count count = {.text = text, .rest = text};
    count_next(&count);
    return count;
}

/** How many paragraphs begin before byte @p end; it may only grow. */
static uint32_t count_before(struct paragraph_count *count, size_t end)
{
    for (; count->next < end; count->n++)
        count_next(count);
    return count->n;
}

/** The blocks that the scan is inside of, as a layout. Lists go on counting. */
static struct str inside_of(const struct outline_scan *scan, struct arena *arena)
{
    AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
    size_t before = 0;
    for (unsigned i = 0; i < scan->n_open; i++) {
        struct block block = scan->open[i].block;
        uint32_t n = scan->open[i].n_items;
        /* An item that is cut keeps its number. */
        bool is_in_item = i + 1 < scan->n_open;
        if (block.type == BLOCK_ORDERED && n)
            block.traits.number += n - is_in_item;
        layout_put(&layout, &block, before);
        before = block.start;
    }
    return arena_str(arena, buf_str(&layout));
}

static struct outline_part part_at(const struct outline_scan *scan, size_t at,
                                   struct arena *arena)
{
    struct outline_part part = {
        .at = at, .items = scan->next_item, .inside = inside_of(scan, arena)};
    const struct outline_open *inmost =
        scan->n_open ? &scan->open[scan->n_open - 1] : NULL;
    if (inmost && inmost->block.type == BLOCK_TABLE && inmost->row_text.n) {
        part.row_text = inmost->row_text;
        part.row_items = inmost->row_items;
    }
    return part;
}

static void cut_parts(struct outline *out, struct str text, struct str layout,
                      struct arena *arena)
{
    struct outline_scan scan = outline_scan_new(text, layout);
    struct paragraph_count paragraphs = count_begin(text);
    size_t room = 0;
    for (size_t at = 0; !out->n_parts || at < text.n;) {
        ARENA_GROW(arena, out->parts, (size_t)out->n_parts + 1, room, 4);
        struct outline_part part = part_at(&scan, at, arena);
        part.n_paragraphs = count_before(&paragraphs, at);
        out->parts[out->n_parts++] = part;
        at = outline_cut(&scan, at);
        outline_scan_to(&scan, at);
    }
    size_t end = layout.n;
    for (uint32_t i = out->n_parts; i; i--) {
        struct outline_bytes *items = &out->parts[i - 1].items.bytes;
        items->n = end - items->at;
        end = items->at;
    }
    out->n_paragraphs = count_before(&paragraphs, SIZE_MAX);
}

static void widen(struct outline_numbers *numbers, uint32_t number)
{
    if (!number)
        return;
    if (!numbers->first || number < numbers->first)
        numbers->first = number;
    numbers->last = number > numbers->last ? number : numbers->last;
}

/** The deepest level whose headings, with those above it, are not too many; 0 when even
 *  those of the highest level are. */
static unsigned deepest_level(const uint32_t n_of_level[7])
{
    uint32_t n = 0;
    unsigned level = 0;
    while (level < 6 && n + n_of_level[level + 1] <= OUTLINE_HEADINGS_MAX)
        n += n_of_level[++level];
    return n ? level : 0;
}

static unsigned level_of(const struct block *heading)
{
    uint32_t level = heading->traits.number;
    return level && level < 6 ? level : 6;
}

/** Note the notes, the pages and the levels of headings. */
static void note_numbers(struct outline *out, uint32_t n_of_level[7], struct str text,
                         struct str layout)
{
    struct layout_reader reader = layout_read(layout, text);
    uint32_t part = 0;
    for (struct block block; layout_next(&block, &reader);) {
        while (part + 1 < out->n_parts && out->parts[part + 1].at <= block.start)
            part++;
        if (block.type == BLOCK_NOTE)
            widen(&out->parts[part].notes, block.traits.number);
        if (block.type == BLOCK_PAGE)
            widen(&out->parts[part].pages, block.traits.number);
        if (block.type == BLOCK_HEADING)
            n_of_level[level_of(&block)]++;
    }
    for (unsigned level = 6; level; level--)
        out->top_level = n_of_level[level] ? level : out->top_level;
}

static struct outline_heading heading_of(struct str text, const struct block *block)
{
    struct str own = {text.at + block->start, block->end - block->start};
    size_t n = own.n < OUTLINE_HEADING_BYTES ? own.n : OUTLINE_HEADING_BYTES;
    while (n < own.n && n && ((unsigned char)own.at[n] & 0xC0) == 0x80)
        n--;
    return (struct outline_heading){.level = level_of(block), .text = {own.at, n}};
}

static void note_headings(struct outline *out, struct str text, struct str layout,
                          unsigned deepest, struct arena *arena)
{
    out->headings = arena_array(arena, OUTLINE_HEADINGS_MAX, sizeof *out->headings);
    struct paragraph_count paragraphs = count_begin(text);
    struct layout_reader reader = layout_read(layout, text);
    uint32_t part = 0;
    for (struct block block; layout_next(&block, &reader);) {
        if (block.type != BLOCK_HEADING || level_of(&block) > deepest)
            continue;
        while (part + 1 < out->n_parts && out->parts[part + 1].at <= block.start)
            part++;
        struct outline_heading heading = heading_of(text, &block);
        heading.part = part;
        heading.paragraph = count_before(&paragraphs, block.start + 1);
        out->headings[out->n_headings++] = heading;
    }
}

struct outline outline_make(struct str text, struct str layout, struct arena *arena)
{
    struct outline out = {.text_bytes = text.n, .layout_bytes = layout.n};
    uint32_t n_of_level[7] = {0};
    cut_parts(&out, text, layout, arena);
    note_numbers(&out, n_of_level, text, layout);
    unsigned deepest = deepest_level(n_of_level);
    if (deepest)
        note_headings(&out, text, layout, deepest, arena);
    return out;
}
