/* bitmaps.bin: the sets of documents that are asked for often, those of frequent terms
 * and of the values of facets, as Roaring bitmaps that are used where they are mapped. */
#ifndef ENGINE_STORE_FLAT_BITMAPS_H
#define ENGINE_STORE_FLAT_BITMAPS_H

#include <roaring/roaring.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/file/sections.h"

/** A term has a bitmap when its document frequency is above one in this many documents.
 *  The posting list of a rarer term is read as fast. */
#define BITMAPS_TERM_SHARE 32U

enum bitmaps_section {
    /* The bitmaps in the frozen format of roaring.h, each at a multiple of 32 bytes. This
     * section comes first, so that it is aligned to 32 bytes in the file as well. */
    BITMAPS_DATA = 1,
    /* A struct bitmaps_row for each bitmap. */
    BITMAPS_ROWS,
    /* Section BITMAPS_FACET + f is of facet f: the number of each value's bitmap
     * (u32). */
    BITMAPS_FACET
};
/** The most facets that a file may have. */
#define BITMAPS_FACETS_MAX 8U

/** Where a bitmap lies in BITMAPS_DATA. */
struct bitmaps_row {
    uint64_t offset;
    uint64_t n_bytes;
};

/** Writes bitmaps.bin: bitmaps_write_open(), all bitmaps, all facets,
 *  bitmaps_write_close(). Held by value. */
struct bitmaps_writer {
    struct sections_writer file;
    struct bitmaps_row *rows;
    size_t n, room;
    uint64_t end;
};

/** Create the file at @p path, or empty it; the path is borrowed until
 *  bitmaps_write_close(). */
void bitmaps_write_open(struct bitmaps_writer *writer, const char *path);

/** Append the bitmap @p docs. @return its number, from 0. */
uint32_t bitmaps_write_add(struct bitmaps_writer *writer, const roaring_bitmap_t *docs);

/** Say which bitmaps the values of facet @p facet have: value i has bitmap @p numbers[i].
 *  Only after all bitmaps were added. */
void bitmaps_write_facet(struct bitmaps_writer *writer, uint32_t facet,
                         const uint32_t *numbers, size_t n);

/**
 * Complete the file and free what the writer holds, also after a failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO.
 */
MUST_CHECK enum status bitmaps_write_close(struct bitmaps_writer *writer,
                                           struct error *err);

/** bitmaps.bin, mapped. Immutable, so that threads may share it. */
struct bitmaps;

/**
 * Map the file at @p path.
 * @param[out] out  the caller frees it with bitmaps_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status bitmaps_open(struct bitmaps **out, const char *path,
                                    struct error *err);
void bitmaps_free(struct bitmaps *bitmaps);

/**
 * Bitmap @p number, which must not be changed: a new view of the mapped bytes, freed with
 * roaring_bitmap_free() before bitmaps_free(). NULL when there is no such bitmap or it is
 * damaged.
 */
const roaring_bitmap_t *bitmaps_view(const struct bitmaps *bitmaps, uint32_t number);

/** The documents that have value @p value of facet @p facet, borrowed until
 *  bitmaps_free(); NULL when the value has no bitmap. @p facet is below
 *  BITMAPS_FACETS_MAX. */
const roaring_bitmap_t *bitmaps_facet_value(const struct bitmaps *bitmaps, uint32_t facet,
                                            size_t value);

#endif
