/* The bytes of a file as a stream. Plain, gzip and zstd files are told by their first
 * bytes and decompressed. */
#ifndef INDEXER_SOURCE_BYTE_STREAM_H
#define INDEXER_SOURCE_BYTE_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

/**
 * A file that is being read, by one thread. It takes the same memory however large the
 * file is.
 */
struct byte_stream;

/**
 * Open the file or pipe at @p path.
 *
 * @param[out] out  the stream, which the caller frees with byte_stream_free(); NULL on
 *                  failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_BAD_INPUT when the name ends
 *         with .gz or .zst and the first bytes are not those of such a file. Texts are
 *         French, without the path.
 */
MUST_CHECK enum status byte_stream_open(struct byte_stream **out, const char *path,
                                        struct error *err);
void byte_stream_free(struct byte_stream *stream);

/** Where bytes are to be put. */
struct byte_room {
    char *at;
    /* At least 1. */
    size_t n;
};

/**
 * Read at least one byte, and at most as many as there is room for. @p n is 0 only at the
 * end.
 *
 * @return STATUS_OK, STATUS_IO, or STATUS_BAD_INPUT when compressed data is damaged or
 *         ends too early (French text).
 */
MUST_CHECK enum status byte_stream_read(size_t *n, struct byte_stream *stream,
                                        struct byte_room room, struct error *err);

/**
 * How many bytes of the file itself were used so far, before decompression; for progress.
 */
uint64_t byte_stream_consumed(const struct byte_stream *stream);

#endif
