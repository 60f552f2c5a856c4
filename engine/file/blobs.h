/* One piece of bytes a document, in document order: the form of texts.bin and tokens.bin. */
#ifndef ENGINE_FILE_BLOBS_H
#define ENGINE_FILE_BLOBS_H

#include <stdint.h>

#include "base/str.h"
#include "engine/file/sections.h"

/** Writes one: open, add each document's bytes in order, close. Held by value. */
struct blobs_writer {
    struct sections_writer file;
    /* Where each block of documents starts. */
    uint64_t *bases;
    size_t room_bases;
    /* Where each document's bytes end, from its block's base. */
    uint32_t *ends;
    size_t room_ends;
    size_t n;
    uint64_t end;
};

/** So many documents are a block: the ends of theirs take 32 bits each, from the block's base. */
#define BLOBS_BLOCK 32U
/** The most bytes that a document may have: those of a block stay below 2^32. */
#define BLOBS_PIECE_MAX (UINT32_MAX / BLOBS_BLOCK)

/** @p path is borrowed until blobs_write_close(). */
void blobs_write_open(struct blobs_writer *writer, const char *path);
/** @p bytes are at most BLOBS_PIECE_MAX. */
void blobs_write_add(struct blobs_writer *writer, struct str bytes);

/** Ends the file, whatever went before. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or
 *  STATUS_IO. */
MUST_CHECK enum status blobs_write_close(struct blobs_writer *writer, struct error *err);

/** One opened for reading. Held by value; immutable, shareable. */
struct blobs {
    struct sections file;
    const char *bytes;
    uint64_t n_bytes;
    const uint64_t *bases;
    const uint32_t *ends;
    size_t n;
};

/** @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status blobs_open(struct blobs *out, const char *path,
                                  uint32_t n_documents, struct error *err);
void blobs_close(struct blobs *blobs);

/** The bytes of document @p docid, from 1, borrowed until blobs_close(). Nothing where there is no such
 *  document, or where damage has its bytes end outside the file. */
struct str blobs_at(const struct blobs *blobs, uint32_t docid);

#endif
