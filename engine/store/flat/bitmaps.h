/* Sets of documents that are asked for often: frequent terms and the values of facets, mapped (bitmaps.bin). */
#ifndef ENGINE_STORE_FLAT_BITMAPS_H
#define ENGINE_STORE_FLAT_BITMAPS_H

#include <roaring/roaring.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/file/sections.h"
#include "engine/store/flat/lists.h"

/** A term in more than one document of so many has a bitmap: of rarer ones reading the list costs as little. */
#define BITMAPS_TERM_SHARE 32U

/* BITMAPS_DATA comes first, so that places in it are places in the file; each bitmap is frozen (roaring.h), at a
 * multiple of 32 bytes. BITMAPS_ROWS tells where each begins and how long it is. BITMAPS_FACET + f lists the values of
 * facet number f: the number of each value's bitmap. */
enum bitmaps_section { BITMAPS_DATA = 1, BITMAPS_ROWS, BITMAPS_FACET };
#define BITMAPS_FACETS_MAX 8U

struct bitmaps_row {
    uint64_t offset;
    uint64_t n_bytes;
};

/** Writes bitmaps.bin; held by value. */
struct bitmaps_writer {
    struct sections_writer file;
    struct bitmaps_row *rows;
    size_t n, room;
    uint64_t end;
};

/** @p path is borrowed until bitmaps_write_close(). */
void bitmaps_write_open(struct bitmaps_writer *writer, const char *path);

/** Append @p docs. @return its number. */
uint32_t bitmaps_write_add(struct bitmaps_writer *writer, const roaring_bitmap_t *docs);

/** The values of a facet by the numbers of their bitmaps; after all bitmaps were added. */
void bitmaps_write_facet(struct bitmaps_writer *writer, uint32_t facet,
                         const uint32_t *numbers, size_t n);

/** Ends the file, whatever went before. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status bitmaps_write_close(struct bitmaps_writer *writer,
                                           struct error *err);

/** bitmaps.bin opened. Immutable, shareable. */
struct bitmaps;

/** @param[out] out  the caller frees it with bitmaps_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status bitmaps_open(struct bitmaps **out, const char *path,
                                    struct error *err);
void bitmaps_free(struct bitmaps *bitmaps);

/** Bitmap @p number, read-only: a new view, freed with roaring_bitmap_free() before bitmaps_free(). NULL where there is
 *  no such bitmap, or damage leaves none. */
const roaring_bitmap_t *bitmaps_view(const struct bitmaps *bitmaps, uint32_t number);

/** The documents with value @p value of facet @p facet, borrowed until bitmaps_free(); NULL where it has no bitmap. */
const roaring_bitmap_t *bitmaps_facet_value(const struct bitmaps *bitmaps, uint32_t facet,
                                            size_t value);

/** A new set of the @p n increasing numbers at @p docids; freed with roaring_bitmap_free(). */
roaring_bitmap_t *bitmap_of_sorted(const uint32_t *docids, uint32_t n);

/** The same of the documents of @p list. In @p arena they are listed meanwhile. */
roaring_bitmap_t *bitmap_of_list(const struct posting_list *list, struct arena *arena);

#endif
