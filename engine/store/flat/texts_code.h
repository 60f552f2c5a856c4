/* How texts.bin codes a document: its texts one after the other, packed into one zstd frame. */
#ifndef ENGINE_STORE_FLAT_TEXTS_CODE_H
#define ENGINE_STORE_FLAT_TEXTS_CODE_H

#include "base/buf.h"
#include "engine/file/blobs.h"
#include "engine/record/record.h"

/* Beside the sections of blobs.c (1, 2 and 6), which hold a frame a document. The frames have no magic number, no checksum and no
 * number of their dictionary: ten bytes of each, where the manifest has the digest of them all. */
enum {
    TEXTS_DICTIONARY = 3, /* what all frames are packed with; no bytes: none */
    TEXTS_IDS = 4,        /* texts_key() of each document's id, ascending */
    TEXTS_PARTS = 5,      /* texts_key() of what each part is a part of, ascending */
    TEXTS_SETTINGS =
        7 /* bytes that differ where the sample, libzstd or how it is used does */
};

/** The most bytes that one document's texts may have. */
#define TEXTS_MAX_BYTES (64U << 20)

/** Finds @p docid by @p name: 32 bits of the name's hash above the number. */
uint64_t texts_key(struct str name, uint32_t docid);

/** Append the record's texts, and the title to show where the record has none of its own. */
void texts_put(struct buf *out, const struct record *record);

/** Find the texts in the bytes that texts_put() made; absent ones are "". Borrowed from @p bytes.
 *  @return false when the bytes are damaged: what was found before the damage is there, the rest is "". */
bool texts_get(struct str bytes, struct str fields[FIELD_COUNT_],
               struct str *shown_title);

#endif
