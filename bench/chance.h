/* Pseudo-random numbers that are the same on every machine for the same seed:
 * SplitMix64. */
#ifndef BENCH_CHANCE_H
#define BENCH_CHANCE_H

#include <stdint.h>

/** Held by value. Any state will do to begin with. */
struct chance {
    uint64_t state;
};

/** A number that looks random and is always the same for the same @p number. */
static inline uint64_t chance_mix(uint64_t number)
{
    number = (number ^ (number >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ (number >> 27)) * UINT64_C(0x94d049bb133111eb);
    return number ^ (number >> 31);
}

/** The next random number of 64 bits. */
static inline uint64_t chance_next(struct chance *chance)
{
    chance->state += UINT64_C(0x9e3779b97f4a7c15);
    return chance_mix(chance->state);
}

/** A random number below @p n, which is at least 1. */
static inline uint32_t chance_below(struct chance *chance, uint32_t n)
{
    return (uint32_t)(((chance_next(chance) >> 32) * n) >> 32);
}

/** A random number from 0 to under 1. */
static inline double chance_share(struct chance *chance)
{
    return (double)(chance_next(chance) >> 11) * 0x1p-53;
}

#endif
