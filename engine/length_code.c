/* Coding lengths and counts. */
#include "engine/length_code.h"

#include <stddef.h>

/* A code of 32 or more: the exponent in its high bits, then the four bits behind the leading one, as a small float has. */
#define STEP_BITS 4U
#define EXACT_BELOW (2U << STEP_BITS)

uint8_t length_encode(uint32_t length)
{
    if (length < EXACT_BELOW)
        return (uint8_t)length;
    if (length >= length_decode(LENGTH_CODES - 1))
        return LENGTH_CODES - 1;
    unsigned shift = 31U - STEP_BITS - (unsigned)__builtin_clz(length);
    uint32_t rounded = (length + (1U << shift >> 1)) >> shift;
    return (uint8_t)((shift << STEP_BITS) + rounded);
}

uint32_t length_decode(uint8_t code)
{
    if (code < EXACT_BELOW)
        return code;
    unsigned shift = (code >> STEP_BITS) - 1U;
    return ((code & ((1U << STEP_BITS) - 1U)) | 1U << STEP_BITS) << shift;
}

static const uint8_t counts[COUNT_CODES] = {1,  2,  3,  4,  5,  6,  7,  8,
                                            10, 12, 15, 20, 28, 45, 90, 200};

uint8_t count_encode(uint32_t count)
{
    uint8_t code = 0;
    while (code + 1U < COUNT_CODES && counts[code + 1U] <= count)
        code++;
    /* Between two: the nearer one. */
    if (code + 1U < COUNT_CODES && count > counts[code] &&
        counts[code + 1U] - count < count - counts[code])
        code++;
    return code;
}

uint32_t count_decode(uint8_t code)
{
    return counts[code % COUNT_CODES];
}
