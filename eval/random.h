/* Pseudo-random numbers that are the same on every machine: SplitMix64 (Steele, Lea and
 * Flood, 2014). */
#ifndef EVAL_RANDOM_H
#define EVAL_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/** The next number of 64 bits. Any @p state will do to begin with; each call changes
 *  it. */
static inline uint64_t random_next(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/** A number below @p n, which is at least 1. The bias is below n / 2^64. */
static inline size_t random_below(uint64_t *state, size_t n)
{
    return (size_t)(random_next(state) % n);
}

#endif
