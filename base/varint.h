/* Numbers of variable length (LEB128): seven bits in each byte, the low ones first. */
#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/** Append @p value in 1 to 10 bytes. */
void varint_put(struct buf *out, uint64_t value);

/** Reads numbers from at to end. When a number goes past the end or needs more than 64
 *  bits, `damaged` is set, and all later numbers are 0. */
struct varint_reader {
    const unsigned char *at;
    const unsigned char *end;
    bool damaged;
};

/** varint_take() for a number of any length. */
uint64_t varint_take_long(struct varint_reader *reader);

/** The next number; 0 when there is none, and the reader is then marked as damaged. Most
 *  numbers have one byte: they are read here, without a call. */
static inline uint64_t varint_take(struct varint_reader *reader)
{
    if (reader->at < reader->end && *reader->at < 0x80)
        return *reader->at++;
    return varint_take_long(reader);
}

/** Map signed numbers near zero to small unsigned numbers; unzigzag() maps them back. */
static inline uint64_t zigzag(int64_t value)
{
    return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}

static inline int64_t unzigzag(uint64_t value)
{
    return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

#endif
