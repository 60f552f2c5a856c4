/* One reader for each width, so that every shift is a constant. */
#include "engine/pack.h"

#include <string.h>

unsigned pack_width(const uint32_t *numbers)
{
    uint32_t all = 0;
    for (size_t i = 0; i < PACK_N; i++)
        all |= numbers[i];
    return all ? 32U - (unsigned)__builtin_clz(all) : 0;
}

void pack_put(struct buf *out, const uint32_t *numbers, unsigned width)
{
    uint64_t bits = 0;
    unsigned n = 0;
    for (size_t i = 0; i < PACK_N; i++) {
        bits |= (uint64_t)numbers[i] << n;
        for (n += width; n >= 8; n -= 8, bits >>= 8)
            buf_put_byte(out, (char)(bits & 0xFF));
    }
}

static inline uint64_t word_at(const unsigned char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Eight numbers take exactly `width` bytes: each of them begins at a known bit. */
static inline void take(uint32_t *numbers, const unsigned char *at, unsigned width)
{
    const uint64_t mask = (1ULL << width) - 1;
    for (size_t i = 0; i < PACK_N; i += 8, at += width)
        for (unsigned j = 0; j < 8; j++)
            numbers[i + j] =
                (uint32_t)(word_at(at + (j * width >> 3)) >> (j * width & 7U) & mask);
}

/* clang-format off */
#define WIDTHS(X) \
    X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) \
    X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31) X(32)
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
