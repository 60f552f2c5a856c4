/* The lines of a file as a stream: decompressed, numbered, and none longer than a
 * ceiling. */
#ifndef INDEXER_SOURCE_LINE_STREAM_H
#define INDEXER_SOURCE_LINE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** A file that is being read by lines, by one thread. The ceiling bounds its memory. */
struct line_stream;

/**
 * Open @p path for lines of at most @p line_max bytes. Statuses and texts are those of
 * byte_stream_open().
 *
 * @param[out] out  the stream, which the caller frees with line_stream_free(); NULL on
 *                  failure.
 */
MUST_CHECK enum status line_stream_open(struct line_stream **out, const char *path,
                                        size_t line_max, struct error *err);
void line_stream_free(struct line_stream *stream);
void line_stream_free_at(struct line_stream **stream);
#define AUTO_LINE_STREAM CLEANUP(line_stream_free_at) struct line_stream

enum line_kind { LINE_END, LINE_TEXT, LINE_TOO_LONG };

struct line {
    enum line_kind kind;
    /* From 1. */
    uint32_t number;
    /* Any bytes, without LF or CR LF, and without the byte order mark of a first line.
     * Borrowed until the next call. */
    struct str text;
};

/** A line of more bytes ends the reading: nobody wrote it by hand. */
#define LINE_SKIP_MAX (UINT64_C(1) << 30)

/**
 * Read the next line. A line above the ceiling is skipped: it is LINE_TOO_LONG and has no
 * text.
 *
 * @return STATUS_OK, what byte_stream_read() returned, or STATUS_TOO_LARGE beyond
 *         LINE_SKIP_MAX or the last line number.
 */
MUST_CHECK enum status line_stream_next(struct line *out, struct line_stream *stream,
                                        struct error *err);

/**
 * Whether the next line is in memory already, so that it comes without waiting for the
 * file.
 */
bool line_stream_has_next(const struct line_stream *stream);

/**
 * How many bytes of the file itself were used so far, before decompression; for progress.
 */
uint64_t line_stream_consumed(const struct line_stream *stream);

#endif
