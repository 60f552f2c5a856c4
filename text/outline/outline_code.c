/* The code of an outline: all numbers as varints, those of a part as the difference to
 * the part before. */
#include "base/varint.h"
#include "text/outline/outline.h"

static void put_text(struct buf *out, struct str text)
{
    varint_put(out, text.n);
    buf_put_str(out, text);
}

static void put_items(struct buf *out, const struct outline_items *items)
{
    varint_put(out, items->bytes.at);
    varint_put(out, items->bytes.n);
    varint_put(out, items->before);
}

static void put_part(struct buf *out, const struct outline_part *part,
                     const struct outline_part *before)
{
    varint_put(out, part->at - before->at);
    varint_put(out, part->items.bytes.at - before->items.bytes.at);
    varint_put(out, part->items.before);
    varint_put(out, part->n_paragraphs - before->n_paragraphs);
    varint_put(out, part->notes.first);
    varint_put(out, part->notes.last);
    varint_put(out, part->pages.first);
    varint_put(out, part->pages.last);
    put_text(out, part->inside);
    varint_put(out, part->row_text.n);
    if (!part->row_text.n)
        return;
    varint_put(out, part->row_text.at);
    put_items(out, &part->row_items);
}

void outline_put(struct buf *out, const struct outline *outline)
{
    static const struct outline_part none = {.at = 0};
    varint_put(out, outline->n_parts);
    varint_put(out, outline->n_headings);
    varint_put(out, outline->n_paragraphs);
    varint_put(out, outline->top_level);
    for (uint32_t i = 0; i < outline->n_parts; i++)
        put_part(out, &outline->parts[i], i ? &outline->parts[i - 1] : &none);
    for (uint32_t i = 0; i < outline->n_headings; i++) {
        const struct outline_heading *heading = &outline->headings[i];
        varint_put(out, heading->level);
        varint_put(out, heading->part);
        varint_put(out, heading->paragraph);
        put_text(out, heading->text);
    }
}

/** A number of at most @p most; more is damage. */
static size_t take(struct varint_reader *reader, size_t most)
{
    uint64_t number = varint_take(reader);
    reader->damaged |= number > most;
    return reader->damaged ? 0 : (size_t)number;
}

static uint32_t take_number(struct varint_reader *reader)
{
    return (uint32_t)take(reader, UINT32_MAX);
}

static struct str take_text(struct varint_reader *reader)
{
    size_t n = take(reader, (size_t)(reader->end - reader->at));
    struct str text = {(const char *)reader->at, n};
    reader->at += n;
    return text;
}

/** A stretch of @p most bytes. */
static struct outline_bytes take_bytes(struct varint_reader *reader, size_t most)
{
    size_t at = take(reader, most);
    return (struct outline_bytes){at, take(reader, most - at)};
}

static void take_part(struct outline_part *part, struct varint_reader *reader,
                      const struct outline_part *before, const struct outline *outline)
{
    size_t text = outline->text_bytes, layout = outline->layout_bytes;
    part->at = before->at + take(reader, text - before->at);
    size_t item = before->items.bytes.at;
    part->items.bytes.at = item + take(reader, layout - item);
    part->items.before = take(reader, text);
    part->n_paragraphs =
        before->n_paragraphs + (uint32_t)take(reader, UINT32_MAX - before->n_paragraphs);
    part->notes.first = take_number(reader);
    part->notes.last = take_number(reader);
    part->pages.first = take_number(reader);
    part->pages.last = take_number(reader);
    part->inside = take_text(reader);
    part->row_text.n = take(reader, text);
    if (!part->row_text.n)
        return;
    part->row_text.at = take(reader, text - part->row_text.n);
    part->row_items.bytes = take_bytes(reader, layout);
    part->row_items.before = take(reader, text);
}

/** Take the parts, each of which has at least nine bytes. */
static void take_parts(struct outline *out, struct varint_reader *reader,
                       struct arena *arena)
{
    static const struct outline_part none = {.at = 0};
    if (!out->n_parts || out->n_parts > (size_t)(reader->end - reader->at) / 9)
        reader->damaged = true;
    if (reader->damaged)
        return;
    out->parts = arena_array(arena, out->n_parts, sizeof *out->parts);
    for (uint32_t i = 0; i < out->n_parts; i++)
        take_part(&out->parts[i], reader, i ? &out->parts[i - 1] : &none, out);
    reader->damaged |= out->parts->at || out->parts->items.bytes.at;
    size_t end = out->layout_bytes;
    for (uint32_t i = out->n_parts; i; i--) {
        struct outline_bytes *items = &out->parts[i - 1].items.bytes;
        items->n = end - items->at;
        end = items->at;
    }
}

static void take_headings(struct outline *out, struct varint_reader *reader,
                          struct arena *arena)
{
    reader->damaged |= out->n_headings > OUTLINE_HEADINGS_MAX;
    if (reader->damaged)
        return;
    out->headings = arena_array(arena, out->n_headings, sizeof *out->headings);
    for (uint32_t i = 0; i < out->n_headings; i++) {
        struct outline_heading *heading = &out->headings[i];
        heading->level = (unsigned)take(reader, 6);
        heading->part = (uint32_t)take(reader, out->n_parts - 1);
        heading->paragraph = take_number(reader);
        heading->text = take_text(reader);
    }
}

bool outline_get(struct outline *out, struct str bytes, size_t text_bytes,
                 size_t layout_bytes, struct arena *arena)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    struct varint_reader reader = {at, at + bytes.n, false};
    *out = (struct outline){.text_bytes = text_bytes, .layout_bytes = layout_bytes};
    out->n_parts = take_number(&reader);
    out->n_headings = take_number(&reader);
    out->n_paragraphs = take_number(&reader);
    out->top_level = (unsigned)take(&reader, 6);
    take_parts(out, &reader, arena);
    take_headings(out, &reader, arena);
    if (!reader.damaged)
        return true;
    *out = (struct outline){.parts = arena_array(arena, 1, sizeof *out->parts),
                            .n_parts = 1,
                            .text_bytes = text_bytes,
                            .layout_bytes = layout_bytes};
    out->parts->items.bytes.n = layout_bytes;
    out->parts->inside = STR("");
    return false;
}
