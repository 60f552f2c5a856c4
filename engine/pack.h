/* Numbers packed side by side in as few bits as the largest needs: blocks of 128, as Lemire and Boytsov (2015), « Decoding
 * billions of integers per second through vectorization », call binary packing. */
#ifndef ENGINE_PACK_H
#define ENGINE_PACK_H

#include <stdint.h>

#include "base/buf.h"

#define PACK_N 128U

/** Unpacking reads up to so many bytes behind the block. */
#define PACK_SLACK 8U

/** Bytes of a block of numbers of @p width bits. */
static inline size_t pack_bytes(unsigned width)
{
    return (size_t)PACK_N / 8 * width;
}

/** The bits that the largest of the PACK_N numbers needs, 0 to 32. */
unsigned pack_width(const uint32_t *numbers);

/** Append PACK_N numbers of at most @p width bits. */
void pack_put(struct buf *out, const uint32_t *numbers, unsigned width);

/** Read PACK_N numbers of @p width bits, 0 to 32, from pack_bytes(width) + PACK_SLACK readable bytes. */
void pack_take(uint32_t *numbers, const unsigned char *at, unsigned width);

#endif
