/* Cuts a byte stream into lines. */
#include "indexer/source/line_stream.h"

#include "base/buf.h"
#include "base/memory.h"
#include "indexer/source/byte_stream.h"

#define CHUNK_BYTES (256U << 10)

struct line_stream {
    struct byte_stream *bytes;
    char *chunk;
    /* The part of the chunk that is not used yet. */
    size_t at, n;
    /* The start of a line that goes on in the next chunk. */
    struct buf line;
    uint32_t number;
};

enum status line_stream_open(struct line_stream **out, const char *path, size_t line_max,
                             struct error *err)
{
    *out = NULL;
    struct byte_stream *bytes = NULL;
    enum status st = byte_stream_open(&bytes, path, err);
    if (st)
        return st;
    struct line_stream *stream = mem_new(sizeof *stream);
    stream->bytes = bytes;
    stream->chunk = mem_new(CHUNK_BYTES);
    stream->line = (struct buf)BUF_INIT(line_max);
    *out = stream;
    return STATUS_OK;
}

void line_stream_free(struct line_stream *stream)
{
    if (!stream)
        return;
    byte_stream_free(stream->bytes);
    mem_free(stream->chunk);
    buf_release(&stream->line);
    mem_free(stream);
}

void line_stream_free_at(struct line_stream **stream)
{
    line_stream_free(*stream);
}

static enum status fill(struct line_stream *stream, struct error *err)
{
    stream->at = stream->n = 0;
    struct byte_room room = {stream->chunk, CHUNK_BYTES};
    return byte_stream_read(&stream->n, stream->bytes, room, err);
}

/**
 * Take the chunk up to its next line feed, or all of it. Returns whether there was a line
 * feed.
 */
static bool take_piece(struct line_stream *stream, struct str *piece)
{
    const char *start = stream->chunk + stream->at;
    size_t left = stream->n - stream->at;
    const char *feed = memchr(start, '\n', left);
    *piece = (struct str){start, feed ? (size_t)(feed - start) : left};
    stream->at += piece->n + (feed ? 1 : 0);
    return feed != NULL;
}

/**
 * @p text without a carriage return at its end and without a byte order mark at the start
 * of the file.
 */
static struct str without_marks(struct str text, uint32_t number)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    if (number == 1 && str_starts_with(text, mark))
        text = (struct str){text.at + mark.n, text.n - mark.n};
    if (text.n && text.at[text.n - 1] == '\r')
        text.n--;
    return text;
}

static enum status line_ends(struct line *out, struct line_stream *stream,
                             struct str piece, struct error *err)
{
    if (stream->number == UINT32_MAX)
        return error_set(err, STATUS_TOO_LARGE, "plus de %u lignes", UINT32_MAX);
    out->number = ++stream->number;
    bool is_whole = stream->line.n == 0 && !buf_overflowed(&stream->line);
    bool is_long = is_whole && piece.n > stream->line.limit;
    if (!is_whole)
        buf_put_str(&stream->line, piece);
    if (is_long || buf_overflowed(&stream->line)) {
        out->kind = LINE_TOO_LONG;
        return STATUS_OK;
    }
    out->kind = LINE_TEXT;
    out->text = without_marks(is_whole ? piece : buf_str(&stream->line), out->number);
    return STATUS_OK;
}

enum status line_stream_next(struct line *out, struct line_stream *stream,
                             struct error *err)
{
    *out = (struct line){LINE_END, stream->number, STR("")};
    buf_clear(&stream->line);
    uint64_t n_bytes = 0;
    for (;;) {
        if (stream->at == stream->n) {
            enum status st = fill(stream, err);
            if (st)
                return st;
        }
        struct str piece;
        bool is_end = take_piece(stream, &piece);
        n_bytes += piece.n;
        if (is_end || (piece.n == 0 && n_bytes > 0))
            return line_ends(out, stream, piece, err);
        if (piece.n == 0)
            return STATUS_OK;
        if (n_bytes > LINE_SKIP_MAX)
            return error_set(err, STATUS_TOO_LARGE,
                             "ligne %u : plus d'un gibioctet sans fin de ligne",
                             stream->number + 1);
        buf_put_str(&stream->line, piece);
    }
}

bool line_stream_has_next(const struct line_stream *stream)
{
    size_t left = stream->n - stream->at;
    return left && memchr(stream->chunk + stream->at, '\n', left);
}

uint64_t line_stream_consumed(const struct line_stream *stream)
{
    return byte_stream_consumed(stream->bytes);
}
