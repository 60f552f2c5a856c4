/* Compresses with zlib, a whole answer in one call. */
#include "server/http/gzip.h"

#include <stdint.h>
#include <zlib.h>

#include "base/macros.h"
#include "server/http/negotiate.h"

/** Chosen by measuring answers of searches: docs/decisions/0024-answer-cache.md. */
#define LEVEL 3
/** A window of 32 kB (2^15); adding 16 asks zlib for the frame of gzip. */
#define WINDOW_BITS (15 + 16)
#define MEMORY_LEVEL 8

bool gzip_write(struct buf *out, struct str plain)
{
    z_stream stream = {0};
    if (plain.n > UINT32_MAX || plain.n < 2 ||
        deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    size_t room = plain.n - 1;
    char *to = buf_extend(out, room);
    int end = Z_BUF_ERROR;
    if (to) {
        union {
            const char *in;
            Bytef *out;
        } from = {
            plain.at}; /* zlib does not write to next_in, but does not declare it const */
        stream.next_in = from.out;
        stream.avail_in = (uInt)plain.n;
        stream.next_out = (Bytef *)to;
        stream.avail_out = (uInt)room;
        end = deflate(&stream, Z_FINISH);
    }
    size_t n = stream.total_out;
    (void)deflateEnd(&stream);
    if (end != Z_STREAM_END) {
        buf_clear(out);
        return false;
    }
    out->n = n;
    return true;
}

bool gzip_is_wanted(struct str accept_encoding)
{
    if (!accept_encoding.at)
        return false;
    int gzip = -1;
    int plain = -1;
    int other = -1;
    struct str rest = accept_encoding;
    while (rest.at) {
        struct str parameters = str_cut(&rest, ',');
        struct str coding = str_trim(str_cut(&parameters, ';'));
        int quality = field_quality(parameters);
        if (field_is(coding, STR("gzip")) || field_is(coding, STR("x-gzip")))
            gzip = quality;
        else if (field_is(coding, STR("identity")))
            plain = quality;
        else if (str_equal(coding, STR("*")))
            other = quality;
    }
    if (gzip < 0)
        gzip = other;
    return gzip > 0 && gzip >= plain;
}
