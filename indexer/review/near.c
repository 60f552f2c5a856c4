/* Compares only documents whose sketches agree in all numbers of a band (locality
 * sensitive hashing): with 16 bands of 4 numbers, two texts that share four fifths are
 * compared with a chance of 99.98 %. */
#include "indexer/review/near.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define BAND_NUMBERS 4U
#define BANDS (SKETCH_PLACES / BAND_NUMBERS)
/** Of many that agree in a band, each is compared with the first so many. */
#define COMPARED_MAX 8U

/** A hash of the band of one document, above the place of the document. */
static uint64_t key_of(const struct sketch *sketch, unsigned band, uint32_t place)
{
    uint64_t hash = band;
    for (unsigned i = 0; i < BAND_NUMBERS; i++) {
        hash ^= sketch->least[band * BAND_NUMBERS + i];
        hash *= UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return (hash & UINT64_C(0xFFFFFFFF00000000)) | place;
}

/** No shingle falls into the band, as in most bands of a short text. */
static bool is_empty(const struct sketch *sketch, unsigned band)
{
    bool is_empty = true;
    for (unsigned i = 0; i < BAND_NUMBERS; i++)
        is_empty = is_empty && sketch->least[band * BAND_NUMBERS + i] == UINT32_MAX;
    return is_empty;
}

static int by_key(const void *a, const void *b)
{
    uint64_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return (x > y) - (x < y);
}

static uint32_t place_of(uint64_t key)
{
    return (uint32_t)key;
}

static bool is_same_band(uint64_t a, uint64_t b)
{
    return a >> 32 == b >> 32;
}

/** Compare the document of keys[at] with the first of those that agree with it, which
 *  begin at @p first. */
static void compare(struct near_pair *nearest, const struct sketch *sketches,
                    const uint64_t *keys, size_t first, size_t at)
{
    uint32_t document = place_of(keys[at]);
    for (size_t i = first; i < at && i < first + COMPARED_MAX; i++) {
        uint32_t other = place_of(keys[i]);
        double similarity = sketch_similarity(&sketches[document], &sketches[other]);
        if (similarity > nearest[document].similarity)
            nearest[document] = (struct near_pair){document, other, similarity};
    }
}

size_t near_find(struct near_pair **out, const struct sketch *sketches, size_t n)
{
    struct near_pair *nearest = mem_new_array(n + 1, sizeof *nearest);
    uint64_t *keys = mem_new_array(n + 1, sizeof *keys);
    for (unsigned band = 0; band < BANDS; band++) {
        size_t n_keys = 0, first = 0;
        for (size_t i = 0; i < n; i++)
            if (!is_empty(&sketches[i], band))
                keys[n_keys++] = key_of(&sketches[i], band, (uint32_t)i);
        qsort(keys, n_keys, sizeof *keys, by_key);
        for (size_t i = 0; i < n_keys; i++) {
            if (!is_same_band(keys[first], keys[i]))
                first = i;
            compare(nearest, sketches, keys, first, i);
        }
    }
    mem_free(keys);
    size_t n_found = 0;
    for (size_t i = 0; i < n; i++)
        if (nearest[i].similarity >= NEAR_LEAST)
            nearest[n_found++] = nearest[i];
    *out = nearest;
    return n_found;
}
