/* Writing and mapping frozen bitmaps, and making bitmaps of sorted numbers. */
#include "engine/store/flat/bitmaps.h"

#include <string.h>

#include "base/memory.h"

/** What frozen bitmaps need, in bytes. */
#define ALIGNMENT 32U

void bitmaps_write_open(struct bitmaps_writer *writer, const char *path)
{
    *writer = (struct bitmaps_writer){.n = 0};
    sections_write_open(&writer->file, path);
    sections_write_begin(&writer->file, BITMAPS_DATA, 1);
}

uint32_t bitmaps_write_add(struct bitmaps_writer *writer, const roaring_bitmap_t *docs)
{
    static const char zeros[ALIGNMENT] = {0};
    size_t n = roaring_bitmap_frozen_size_in_bytes(docs);
    char *bytes = mem_new_array(n, 1);
    roaring_bitmap_frozen_serialize(docs, bytes);
    size_t padding = (size_t)(-writer->end & (ALIGNMENT - 1));
    sections_write(&writer->file, zeros, padding);
    sections_write(&writer->file, bytes, n);
    mem_free(bytes);
    MEM_GROW(writer->rows, writer->n + 1, writer->room, 256);
    writer->rows[writer->n] = (struct bitmaps_row){writer->end + padding, n};
    writer->end += padding + n;
    return (uint32_t)writer->n++;
}

void bitmaps_write_facet(struct bitmaps_writer *writer, uint32_t facet,
                         const uint32_t *numbers, size_t n)
{
    sections_write_array(&writer->file, BITMAPS_FACET + facet, numbers, n,
                         sizeof *numbers);
}

enum status bitmaps_write_close(struct bitmaps_writer *writer, struct error *err)
{
    sections_write_array(&writer->file, BITMAPS_ROWS, writer->rows, writer->n,
                         sizeof *writer->rows);
    mem_free(writer->rows);
    return sections_write_close(&writer->file, err);
}

struct bitmaps {
    struct sections file;
    const char *data;
    size_t n_bytes;
    const struct bitmaps_row *rows;
    size_t n;
    struct facet_views {
        /* The bitmap of each value. */
        const roaring_bitmap_t **at;
        size_t n;
    } facets[BITMAPS_FACETS_MAX];
};

static enum status read_sections(struct bitmaps *bitmaps, struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION_ANY(BITMAPS_DATA, bitmaps->data, &bitmaps->n_bytes),
        SECTION_ANY(BITMAPS_ROWS, bitmaps->rows, &bitmaps->n)};
    return sections_read(&bitmaps->file, wanted, COUNT_OF(wanted), err);
}

/** Open a view for each value of a facet; a facet without a section has no values. */
static void view_facet(struct bitmaps *bitmaps, uint32_t facet)
{
    struct facet_views *views = &bitmaps->facets[facet];
    const uint32_t *numbers = NULL;
    const struct section_wanted wanted =
        SECTION_ANY(BITMAPS_FACET + facet, numbers, &views->n);
    if (sections_read(&bitmaps->file, &wanted, 1, NULL))
        return;
    views->at = mem_new_array(views->n, sizeof(const roaring_bitmap_t *));
    for (size_t i = 0; i < views->n; i++)
        views->at[i] = bitmaps_view(bitmaps, numbers[i]);
}

enum status bitmaps_open(struct bitmaps **out, const char *path, struct error *err)
{
    *out = NULL;
    struct bitmaps *bitmaps = mem_new(sizeof *bitmaps);
    bitmaps->file = (struct sections)SECTIONS_INIT;
    enum status st = sections_open(&bitmaps->file, path, err);
    if (!st && read_sections(bitmaps, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        bitmaps_free(bitmaps);
        return st;
    }
    for (uint32_t facet = 0; facet < BITMAPS_FACETS_MAX; facet++)
        view_facet(bitmaps, facet);
    *out = bitmaps;
    return STATUS_OK;
}

void bitmaps_free(struct bitmaps *bitmaps)
{
    if (!bitmaps)
        return;
    for (size_t facet = 0; facet < BITMAPS_FACETS_MAX; facet++) {
        struct facet_views *views = &bitmaps->facets[facet];
        for (size_t i = 0; i < views->n; i++)
            if (views->at[i])
                roaring_bitmap_free(views->at[i]);
        mem_free(views->at);
    }
    sections_close(&bitmaps->file);
    mem_free(bitmaps);
}

const roaring_bitmap_t *bitmaps_view(const struct bitmaps *bitmaps, uint32_t number)
{
    if (number >= bitmaps->n)
        return NULL;
    const struct bitmaps_row *row = &bitmaps->rows[number];
    const char *at = bitmaps->data + row->offset;
    if (row->offset > bitmaps->n_bytes || row->n_bytes > bitmaps->n_bytes - row->offset ||
        (uintptr_t)at % ALIGNMENT)
        return NULL;
    return roaring_bitmap_frozen_view(at, row->n_bytes);
}

const roaring_bitmap_t *bitmaps_facet_value(const struct bitmaps *bitmaps, uint32_t facet,
                                            size_t value)
{
    const struct facet_views *views = &bitmaps->facets[facet];
    return value < views->n ? views->at[value] : NULL;
}
