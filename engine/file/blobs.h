/* A file that holds one byte string for each document, in the order of the document
 * numbers. texts.bin and tokens.bin are such files, with sections of their own beside. */
#ifndef ENGINE_FILE_BLOBS_H
#define ENGINE_FILE_BLOBS_H

#include <stdint.h>

#include "base/str.h"
#include "engine/file/sections.h"

/**
 * Writes such a file: blobs_write_open(), blobs_write_add() for each document, then
 * blobs_write_close(). Held by value. Once all documents were added, further sections may
 * be written to its file.
 */
struct blobs_writer {
    struct sections_writer file;
    /* For each block of documents, where its bytes start. */
    uint64_t *bases;
    size_t room_bases;
    /* For each document, where its bytes end, counted from the base of its block. */
    uint32_t *ends;
    size_t room_ends;
    /* How many documents were added. */
    size_t n;
    /* How many bytes were added. */
    uint64_t end;
};

/**
 * The number of documents in a block. An end is 32 bits, counted from the 64-bit base of
 * its block: this takes half the room of 64-bit ends.
 */
#define BLOBS_BLOCK 32U
/** The most bytes of one document, so that the bytes of a block stay below 2^32. */
#define BLOBS_PIECE_MAX (UINT32_MAX / BLOBS_BLOCK)

/** Create the file at @p path, or empty it; the path is borrowed until
 *  blobs_write_close(). */
void blobs_write_open(struct blobs_writer *writer, const char *path);
/** Append the bytes of the next document, at most BLOBS_PIECE_MAX. */
void blobs_write_add(struct blobs_writer *writer, struct str bytes);

/**
 * Complete the file and free what the writer holds, also after a failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO; the first
 *         failure since blobs_write_open().
 */
MUST_CHECK enum status blobs_write_close(struct blobs_writer *writer, struct error *err);

/** Such a file, mapped for reading. Held by value; immutable, so that threads may share
 *  it. */
struct blobs {
    struct sections file;
    const char *bytes;
    size_t n_bytes;
    const uint64_t *bases;
    const uint32_t *ends;
    /* How many documents there are. */
    size_t n;
};

/**
 * Map the file at @p path, which must hold @p n_documents documents.
 * @param[out] out  closed with blobs_close().
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status blobs_open(struct blobs *out, const char *path,
                                  uint32_t n_documents, struct error *err);
void blobs_close(struct blobs *blobs);

/**
 * The bytes of document @p docid; the first document is number 1. Borrowed until
 * blobs_close(). Empty when there is no such document, or when the file is damaged and
 * the bytes would lie outside it.
 */
struct str blobs_at(const struct blobs *blobs, uint32_t docid);

#endif
