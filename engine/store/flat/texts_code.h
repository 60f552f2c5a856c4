/* How texts.bin codes a document: its texts one after the other, compressed into one zstd
 * frame; those of a long document into several, so that a stretch of them is read without
 * the rest. */
#ifndef ENGINE_STORE_FLAT_TEXTS_CODE_H
#define ENGINE_STORE_FLAT_TEXTS_CODE_H

#include "base/buf.h"
#include "engine/file/blobs.h"
#include "engine/record/record.h"

/* The sections besides those of blobs.c (1, 2 and 6), which hold a frame for each
 * document. The frames have no magic number, no checksum and no number of their
 * dictionary. This saves ten bytes a document; the manifest has the digest of the whole
 * file. */
enum {
    /* The dictionary of all frames; empty when there is none. */
    TEXTS_DICTIONARY = 3,
    /* texts_key() of the id of each document (u64), increasing. */
    TEXTS_IDS = 4,
    /* For each document that is a part of another, texts_key() of the id of that other
     * one (u64), increasing. */
    TEXTS_PARTS = 5,
    /* Bytes that differ when the sample, libzstd or its parameters differ. */
    TEXTS_SETTINGS = 7
};

/** The bytes that a frame of a long document holds; the last one holds what is left.
 *  Before its frames stands the mark, which begins no frame, and then as u32 the bytes of
 *  all its texts and of each frame. */
#define TEXTS_PIECE (64U << 10)
#define TEXTS_MARK 0x08

/** The most bytes that the texts of one document may have. */
#define TEXTS_MAX_BYTES (64U << 20)

/** A new state of libzstd that unpacks frames of @p texts, which it borrows; freed with
 *  ZSTD_freeDCtx(). Never NULL. */
struct texts;
struct ZSTD_DCtx_s *texts_unpacking(const struct texts *texts);

/** The key that finds @p docid by @p name: the low 32 bits of the name's XXH3 hash, then
 *  the number in the lower half. */
uint64_t texts_key(struct str name, uint32_t docid);

/** What a document has beside its fields, behind them: the title to show, when it has
 *  none of its own; the outline of its text (text/outline/outline.h), when that has
 *  several parts. */
enum { TEXTS_SHOWN_TITLE = FIELD_COUNT_, TEXTS_OUTLINE, TEXTS_COUNT_ };

/** Append the texts of the record, and what it has beside. */
void texts_put(struct buf *out, const struct record *record);

/**
 * Find the texts in @p bytes, which texts_put() wrote. They are borrowed from @p bytes;
 * absent ones are "".
 * @return false when the bytes are damaged: the texts before the damage are there, the
 *         others are "".
 */
bool texts_get(struct str bytes, struct str fields[FIELD_COUNT_],
               struct str *shown_title);

#endif
