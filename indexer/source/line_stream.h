/* The lines of a file as a stream, decompressed, numbered, each under a ceiling. */
#ifndef INDEXER_SOURCE_LINE_STREAM_H
#define INDEXER_SOURCE_LINE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** A file being read by lines. Memory is bounded by the ceiling; one thread. */
struct line_stream;

/** Open @p path for lines of at most @p line_max bytes. Statuses and texts are byte_stream_open()'s. */
MUST_CHECK enum status line_stream_open(struct line_stream **out, const char *path,
                                        size_t line_max, struct error *err);
void line_stream_free(struct line_stream *stream);
void line_stream_free_at(struct line_stream **stream);
#define AUTO_LINE_STREAM CLEANUP(line_stream_free_at) struct line_stream

enum line_kind { LINE_END, LINE_TEXT, LINE_TOO_LONG };

struct line {
    enum line_kind kind;
    uint32_t number; /* from 1 */
    struct str
        text; /* any bytes, without LF, CR LF or a first line's BOM; borrowed until the next call */
};

/** A line that goes on for so many bytes ends the reading: nobody wrote it by hand. */
#define LINE_SKIP_MAX (UINT64_C(1) << 30)

/**
 * The next line; a longer one than the ceiling is skipped and said to be LINE_TOO_LONG, without text.
 * @return STATUS_OK, byte_stream_read()'s, or STATUS_TOO_LARGE past LINE_SKIP_MAX or the last line number.
 */
MUST_CHECK enum status line_stream_next(struct line *out, struct line_stream *stream,
                                        struct error *err);

/** Whether the next line was read already: it comes without waiting for the file. */
bool line_stream_has_next(const struct line_stream *stream);

/** How many bytes of the file itself were taken so far: for progress. */
uint64_t line_stream_consumed(const struct line_stream *stream);

#endif
