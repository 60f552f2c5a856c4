/* The bytes of a file as a stream, decompressed on the way: plain, gzip or zstd, told by its first bytes. */
#ifndef INDEXER_SOURCE_BYTE_STREAM_H
#define INDEXER_SOURCE_BYTE_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

/** One file being read. Memory does not depend on its size; one thread. */
struct byte_stream;

/**
 * Open the file (or pipe) at @p path.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_BAD_INPUT when its name says .gz or .zst and its first
 *         bytes do not. Texts are French, without the path.
 */
MUST_CHECK enum status byte_stream_open(struct byte_stream **out, const char *path,
                                        struct error *err);
void byte_stream_free(struct byte_stream *stream);

/** Where bytes are wanted. */
struct byte_room {
    char *at;
    size_t n; /* ≥ 1 */
};

/**
 * Read at least one byte and at most what there is room for; @p n is 0 at the end only.
 * @return STATUS_OK, STATUS_IO, or STATUS_BAD_INPUT when compressed data is damaged or ends too early (French text).
 */
MUST_CHECK enum status byte_stream_read(size_t *n, struct byte_stream *stream,
                                        struct byte_room room, struct error *err);

/** How many bytes of the file itself were taken so far: for progress. */
uint64_t byte_stream_consumed(const struct byte_stream *stream);

#endif
