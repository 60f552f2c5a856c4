/* Bit packing: blocks of 128 numbers, each number in as many bits as the largest of its
 * block needs. Source: Lemire and Boytsov (2015), « Decoding billions of integers per
 * second through vectorization », who call it binary packing.
 *
 * There are two layouts, both little endian, lowest bits first. Across lanes: number i
 * belongs to lane i mod 4, each lane is a stream of 32-bit words, and the words of the
 * four lanes alternate, so that one SIMD instruction reads four numbers. Side by side:
 * the numbers follow one another in one stream of bits, so that any of them is read
 * alone. */
#ifndef ENGINE_FILE_PACK_H
#define ENGINE_FILE_PACK_H

#include <stdint.h>

#include "base/buf.h"

/** How many numbers a block has. */
#define PACK_N 128U

/** pack_small_at() reads up to this many bytes past the packed numbers. */
#define PACK_SLACK 1U

/** How many bytes a block takes whose numbers have @p width bits, in either layout. */
static inline size_t pack_bytes(unsigned width)
{
    return (size_t)PACK_N / 8 * width;
}

/** How many bits the largest of the PACK_N numbers needs. */
unsigned pack_width(const uint32_t *numbers);

/** Append PACK_N numbers of at most @p width bits, 0 to 32, across lanes. */
void pack_put(struct buf *out, const uint32_t *numbers, unsigned width);

/** Read PACK_N numbers of @p width bits, 0 to 32, from the pack_bytes(width) bytes at
 *  @p at, which pack_put() wrote. */
void pack_take(uint32_t *numbers, const unsigned char *at, unsigned width);

/**
 * Undo delta coding: turn PACK_N differences, each less one, into the increasing numbers
 * that follow @p before, modulo 2³².
 */
void pack_add_up(uint32_t *numbers, uint32_t before);

/** Append @p n numbers of at most @p width bits, 0 to 8, side by side. */
void pack_put_small(struct buf *out, const uint8_t *numbers, size_t n, unsigned width);

/** Number @p i of those that pack_put_small() wrote at @p at. PACK_SLACK bytes after the
 *  last of them must be readable. */
static inline unsigned pack_small_at(const unsigned char *at, size_t i, unsigned width)
{
    size_t bit = i * width;
    unsigned bits = at[bit / 8] | (unsigned)at[bit / 8 + 1] << 8;
    return bits >> bit % 8 & ((1U << width) - 1);
}

#endif
