/* Counting the bits of a number. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdint.h>

/** How many bits @p number needs, 0 to 32: how often it can be halved until it is 0. Of
 *  numbers or-ed it is what the largest needs. */
static inline unsigned bits_of(uint32_t number)
{
    return number ? 32U - (unsigned)__builtin_clz(number) : 0;
}

#endif
