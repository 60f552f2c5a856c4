/* Puts a part of a text together: its bytes, and the layout that they have by
 * themselves. */
#include "text/outline/slice.h"

#include <string.h>

#include "text/block/layout.h"

/** A slice that is being put together. */
struct slicing {
    const struct slice_source *source;
    struct buf layout;
    struct layout_cut cut;
};

static struct str read_text(const struct slicing *s, struct outline_bytes bytes)
{
    return s->source->read(s->source->context, false, bytes);
}

/** Append the blocks of the layout that begin at @p items. */
static void put_items(struct slicing *s, const struct outline_items *items)
{
    struct str layout = s->source->read(s->source->context, true, items->bytes);
    layout_put_cut(&s->layout, &s->cut, layout, items->before);
}

/** The text of the head row that is repeated, then that of the part. */
static struct str join(struct str row, struct str text, struct arena *arena)
{
    char *room = arena_room(arena, row.n + 1 + text.n, 1);
    memcpy(room, row.at, row.n);
    room[row.n] = '\n';
    memcpy(room + row.n + 1, text.at, text.n);
    return (struct str){room, row.n + 1 + text.n};
}

/** Append the layout of the part, whose text begins with @p n_repeated other bytes. */
static void put_layout(struct slicing *s, const struct outline_part *part,
                       const struct slice *slice)
{
    /* The blocks that go on begin with the slice. */
    s->cut = (struct layout_cut){
        .from = slice->from - slice->n_repeated, .to = slice->to, .last = 0};
    layout_put_cut(&s->layout, &s->cut, part->inside, 0);
    if (slice->n_repeated) {
        size_t at = part->row_text.at;
        s->cut.from = at;
        s->cut.to = at + part->row_text.n;
        put_items(s, &part->row_items);
    }
    s->cut.from = slice->from;
    s->cut.to = slice->to;
    s->cut.shift = slice->n_repeated;
    put_items(s, &part->items);
}

struct slice slice_read(const struct outline *outline, uint32_t part,
                        const struct slice_source *source, struct arena *arena)
{
    const struct outline_part *it = &outline->parts[part];
    struct slicing s = {.source = source, .layout = BUF_INIT(LAYOUT_MAX)};
    struct slice slice = {.from = it->at, .to = outline_end(outline, part)};
    size_t n = slice.to - slice.from, n_row = it->row_text.n;
    slice.text = read_text(&s, (struct outline_bytes){slice.from, n});
    struct str row = n_row ? read_text(&s, it->row_text) : STR("");
    if (row.n && slice.text.n == n && row.n == n_row && n_row < slice.from) {
        slice.text = join(row, slice.text, arena);
        slice.n_repeated = n_row + 1;
    }
    if (outline->layout_bytes)
        put_layout(&s, it, &slice);
    slice.layout = arena_str(arena, buf_str(&s.layout));
    buf_release(&s.layout);
    if (!layout_is_sound(slice.layout, slice.text))
        slice.layout = STR("");
    return slice;
}

static struct str read_memory(const void *context, bool is_layout,
                              struct outline_bytes bytes)
{
    const struct str *whole = (const struct str *)context + is_layout;
    return str_between(*whole, bytes.at, bytes.at + bytes.n);
}

struct slice_source slice_source_of(const struct str text_and_layout[2])
{
    return (struct slice_source){read_memory, text_and_layout};
}
