/* Numbers packed in as few bits as the largest needs: blocks of 128, as Lemire and Boytsov (2015), « Decoding billions of
 * integers per second through vectorization », call binary packing.
 * Two layouts. Across lanes: number i is in lane i mod 4, the lanes are streams of 32-bit words that alternate: four are
 * read by one instruction. Side by side, lowest bits first: each is read alone. Words are little endian. */
#ifndef ENGINE_FILE_PACK_H
#define ENGINE_FILE_PACK_H

#include <stdint.h>

#include "base/buf.h"

#define PACK_N 128U

/** Reading small numbers reads up to so many bytes behind them. */
#define PACK_SLACK 1U

/** Bytes of a block of numbers of @p width bits. */
static inline size_t pack_bytes(unsigned width)
{
    return (size_t)PACK_N / 8 * width;
}

/** The bits that @p number needs, 0 to 32; of numbers or-ed, what the largest needs. */
static inline unsigned pack_bits(uint32_t number)
{
    return number ? 32U - (unsigned)__builtin_clz(number) : 0;
}

/** The bits that the largest of the PACK_N numbers needs. */
unsigned pack_width(const uint32_t *numbers);

/** Append PACK_N numbers of at most @p width bits across lanes. */
void pack_put(struct buf *out, const uint32_t *numbers, unsigned width);

/** Read PACK_N numbers of @p width bits, 0 to 32, from pack_bytes(width) bytes that pack_put() gave. */
void pack_take(uint32_t *numbers, const unsigned char *at, unsigned width);

/** Turn PACK_N distances less one into what they lead to from @p before on, modulo 2³². */
void pack_add_up(uint32_t *numbers, uint32_t before);

/** Append @p n numbers of at most @p width ≤ 8 bits side by side. */
void pack_put_small(struct buf *out, const uint8_t *numbers, size_t n, unsigned width);

/** Number @p i of those that pack_put_small() gave; PACK_SLACK bytes behind them are readable. */
static inline unsigned pack_small_at(const unsigned char *at, size_t i, unsigned width)
{
    size_t bit = i * width;
    unsigned bits = at[bit / 8] | (unsigned)at[bit / 8 + 1] << 8;
    return bits >> bit % 8 & ((1U << width) - 1);
}

#endif
