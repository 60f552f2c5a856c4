/* Reading sets of documents. */
#include "engine/store/doc_set_bitmap.h"

uint32_t doc_set_count(const struct doc_set *docs)
{
    return (uint32_t)roaring_bitmap_get_cardinality(&docs->bitmap);
}

bool doc_set_is_empty(const struct doc_set *docs)
{
    return roaring_bitmap_is_empty(&docs->bitmap);
}

bool doc_set_has(const struct doc_set *docs, uint32_t docid)
{
    return roaring_bitmap_contains(&docs->bitmap, docid);
}

bool doc_set_is_within(const struct doc_set *docs, const struct doc_set *others)
{
    return roaring_bitmap_is_subset(&docs->bitmap, &others->bitmap);
}

struct doc_list doc_set_list(const struct doc_set *docs, struct arena *arena)
{
    uint32_t n = doc_set_count(docs);
    struct doc_list out = {arena_room(arena, n, sizeof *out.docids), n};
    roaring_bitmap_to_uint32_array(&docs->bitmap, out.docids);
    return out;
}

struct doc_list doc_set_list_absent(const struct doc_set *docs, uint32_t last,
                                    struct arena *arena)
{
    roaring_bitmap_t *absent = roaring_bitmap_flip(&docs->bitmap, 1, (uint64_t)last + 1);
    struct doc_list out = doc_set_list(doc_set_of_bitmap(absent), arena);
    roaring_bitmap_free(absent);
    /* What lies behind the last document is not flipped. */
    while (out.n && out.docids[out.n - 1] > last)
        out.n--;
    return out;
}

struct doc_cursor {
    const struct doc_set *docs;
    roaring_uint32_iterator_t at;
};

struct doc_cursor *doc_cursor_new(const struct doc_set *docs, struct arena *arena)
{
    struct doc_cursor *cursor = arena_room(arena, 1, sizeof *cursor);
    cursor->docs = docs;
    doc_cursor_rewind(cursor);
    return cursor;
}

void doc_cursor_rewind(struct doc_cursor *cursor)
{
    roaring_init_iterator(&cursor->docs->bitmap, &cursor->at);
}

uint32_t doc_cursor_seek(struct doc_cursor *cursor, uint32_t docid)
{
    roaring_uint32_iterator_t *at = &cursor->at;
    if (at->has_value && at->current_value < docid)
        (void)roaring_move_uint32_iterator_equalorlarger(at, docid);
    return at->has_value ? at->current_value : 0;
}
