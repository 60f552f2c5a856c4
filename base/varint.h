/* Numbers in few bytes: LEB128, seven bits a byte, the low ones first. */
#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/** Append @p value; 1 to 10 bytes. */
void varint_put(struct buf *out, uint64_t value);

/** A place to read from; `at == end` at the end. `damaged` once a read went past the end, or a number
 *  past 64 bits: all later reads give 0. */
struct varint_reader {
    const unsigned char *at;
    const unsigned char *end;
    bool damaged;
};

/** As varint_take(), whatever the length. */
uint64_t varint_take_long(struct varint_reader *reader);

/** The next number, or 0 and the mark. Most numbers are one byte: those are read without a call. */
static inline uint64_t varint_take(struct varint_reader *reader)
{
    if (reader->at < reader->end && *reader->at < 0x80)
        return *reader->at++;
    return varint_take_long(reader);
}

/** Signed numbers near zero as small unsigned ones, and back. */
static inline uint64_t zigzag(int64_t value)
{
    return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}

static inline int64_t unzigzag(uint64_t value)
{
    return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

#endif
