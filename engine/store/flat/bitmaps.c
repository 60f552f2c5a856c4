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

/* Sorted numbers become a bitmap by way of the portable format (RoaringFormatSpec), which
 * the library reads at the speed of a copy. Adding the numbers one after the other would
 * cost several times as much. */

#define COOKIE_WITHOUT_RUNS 12346U
/** A container of at most this many numbers is an array, a larger one a bit set. */
#define ARRAY_MAX 4096U
#define BITSET_WORDS 1024U

/** How many of @p docids, which are increasing, have the same upper 16 bits as the first:
 *  they share a container. */
static uint32_t same_key(const uint32_t *docids, uint32_t n)
{
    uint32_t last = docids[0] | 0xFFFFU, low = 1, high = 1;
    for (uint32_t step = 64; high < n && docids[high] <= last; step *= 2) {
        low = high + 1;
        high = step < n - high ? high + step : n;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (docids[middle] <= last)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t container_bytes(uint32_t n)
{
    return n <= ARRAY_MAX ? n * sizeof(uint16_t) : BITSET_WORDS * sizeof(uint64_t);
}

static void put_container(char *at, const uint32_t *docids, uint32_t n)
{
    if (n <= ARRAY_MAX) {
        /* An even number of bytes stands before, so that @p at is aligned. */
        uint16_t *lows = (uint16_t *)(void *)at;
        for (uint32_t i = 0; i < n; i++)
            lows[i] = (uint16_t)docids[i];
        return;
    }
    uint64_t words[BITSET_WORDS] = {0};
    for (uint32_t i = 0; i < n; i++)
        words[(docids[i] & 0xFFFF) / 64] |= 1ULL << (docids[i] & 63U);
    memcpy(at, words, sizeof words);
}

/** The numbers that belong to one container. */
struct bitmap_piece {
    uint32_t first, n;
};

/** Split @p docids into containers. @p n_bytes becomes the bytes of all containers.
 *  @return how many containers there are. */
static uint32_t find_pieces(struct bitmap_piece *pieces, size_t *n_bytes,
                            const uint32_t *docids, uint32_t n)
{
    uint32_t n_pieces = 0;
    *n_bytes = 0;
    for (uint32_t i = 0; i < n; i += pieces[n_pieces++].n) {
        pieces[n_pieces] = (struct bitmap_piece){i, same_key(docids + i, n - i)};
        *n_bytes += container_bytes(pieces[n_pieces].n);
    }
    return n_pieces;
}

roaring_bitmap_t *bitmap_of_sorted(const uint32_t *docids, uint32_t n)
{
    size_t most = n ? (docids[n - 1] >> 16) - (docids[0] >> 16) + 1 : 0, n_bytes;
    struct bitmap_piece *pieces = mem_resize_array(NULL, most, sizeof *pieces);
    uint32_t n_pieces = find_pieces(pieces, &n_bytes, docids, n);
    size_t head = sizeof(uint32_t) * (2 + 2 * (size_t)n_pieces);
    char *bytes = mem_resize_array(NULL, head + n_bytes, 1);
    const uint32_t counts[2] = {COOKIE_WITHOUT_RUNS, n_pieces};
    memcpy(bytes, counts, sizeof counts);
    char *key = bytes + sizeof counts, *offset = key + sizeof(uint32_t) * n_pieces;
    char *at = bytes + head;
    for (uint32_t i = 0; i < n_pieces; i++) {
        const uint32_t *first = docids + pieces[i].first;
        const uint16_t row[2] = {(uint16_t)(*first >> 16), (uint16_t)(pieces[i].n - 1)};
        memcpy(key + i * sizeof row, row, sizeof row);
        memcpy(offset + i * sizeof(uint32_t), &(uint32_t){(uint32_t)(at - bytes)},
               sizeof(uint32_t));
        put_container(at, first, pieces[i].n);
        at += container_bytes(pieces[i].n);
    }
    roaring_bitmap_t *docs =
        roaring_bitmap_portable_deserialize_safe(bytes, head + n_bytes);
    mem_free(bytes);
    mem_free(pieces);
    return docs ? docs : roaring_bitmap_create();
}

roaring_bitmap_t *bitmap_of_list(const struct posting_list *list, struct arena *arena)
{
    uint32_t *docids = arena_room(arena, (size_t)list->n + PACK_N, sizeof *docids);
    return bitmap_of_sorted(docids, list_docids(docids, list));
}
