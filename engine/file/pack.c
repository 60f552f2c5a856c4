/* Packing and unpacking. Unpacking is compiled once for each width, so that all its
 * shifts are constants. */
#include "engine/file/pack.h"

#include <string.h>

#include "base/bits.h"

#define LANES 4U
#define ROWS (PACK_N / LANES)

/** One number of each lane. */
typedef uint32_t row __attribute__((vector_size(LANES * sizeof(uint32_t))));

unsigned pack_width(const uint32_t *numbers)
{
    uint32_t all = 0;
    for (size_t i = 0; i < PACK_N; i++)
        all |= numbers[i];
    return bits_of(all);
}

static row row_at(const void *at)
{
    row out;
    memcpy(&out, at, sizeof out);
    return out;
}

void pack_put(struct buf *out, const uint32_t *numbers, unsigned width)
{
    row word = {0};
    unsigned n = 0;
    for (size_t i = 0; i < PACK_N; i += LANES) {
        row next = row_at(numbers + i);
        word |= next << n;
        n += width;
        if (n < 32)
            continue;
        buf_put(out, &word, sizeof word);
        n -= 32;
        /* The bits that did not fit start the next word. When all did, the shift would be
         * by the whole width, which is undefined for 32 bits. */
        word = n ? next >> (width - n) : (row){0};
    }
}

/** Unpack a block; the caller passes a constant width, 1 to 32. */
static inline void take(uint32_t *numbers, const unsigned char *at, unsigned width)
{
    const uint32_t mask = width < 32 ? (1U << width) - 1 : UINT32_MAX;
#pragma GCC unroll 32
    for (unsigned i = 0; i < ROWS; i++) {
        unsigned bit = i * width, shift = bit % 32;
        const unsigned char *word = at + bit / 32 * sizeof(row);
        row out = row_at(word) >> shift;
        if (shift + width > 32)
            out |= row_at(word + sizeof(row)) << (32 - shift);
        out &= mask;
        memcpy(numbers + (size_t)i * LANES, &out, sizeof out);
    }
}

/* clang-format off */
#define WIDTHS(X) \
    X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) \
    X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) \
    X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) \
    X(25) X(26) X(27) X(28) X(29) X(30) X(31) X(32)
/* clang-format on */

#define READER(width)                                                                    \
    static void take_##width(uint32_t *numbers, const unsigned char *at)                 \
    {                                                                                    \
        take(numbers, at, width);                                                        \
    }
WIDTHS(READER)
#undef READER

static void take_0(uint32_t *numbers, const unsigned char *at)
{
    (void)at;
    memset(numbers, 0, PACK_N * sizeof *numbers);
}

typedef void reader(uint32_t *numbers, const unsigned char *at);

#define ROW(width) take_##width,
static reader *const readers[] = {take_0, WIDTHS(ROW)};
#undef ROW

void pack_take(uint32_t *numbers, const unsigned char *at, unsigned width)
{
    readers[width <= 32 ? width : 0](numbers, at);
}

/* A prefix sum over each row in two steps: first the neighbour is added, then the sum of
 * two that stands two lanes before. */
void pack_add_up(uint32_t *numbers, uint32_t before)
{
    const row none = {0}, steps = {1, 2, 3, 4};
    row sum = {before, before, before, before};
    for (size_t i = 0; i < PACK_N; i += LANES) {
        row it = row_at(numbers + i);
        it += __builtin_shufflevector(none, it, 0, 4, 5, 6);
        it += __builtin_shufflevector(none, it, 0, 1, 4, 5);
        it += sum + steps;
        memcpy(numbers + i, &it, sizeof it);
        sum = __builtin_shufflevector(it, it, 3, 3, 3, 3);
    }
}

void pack_put_small(struct buf *out, const uint8_t *numbers, size_t n, unsigned width)
{
    unsigned bits = 0, n_bits = 0;
    for (size_t i = 0; i < n; i++) {
        bits |= (unsigned)numbers[i] << n_bits;
        for (n_bits += width; n_bits >= 8; n_bits -= 8, bits >>= 8)
            buf_put_byte(out, (char)(bits & 0xFF));
    }
    if (n_bits)
        buf_put_byte(out, (char)bits);
}
