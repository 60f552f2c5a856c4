/* Making sets of documents from their numbers. */
#include "engine/store/list_set.h"

#include <string.h>

#include "base/memory.h"

/* Sorted numbers become a bitmap by way of the portable format (RoaringFormatSpec), which
 * the library reads at the speed of a copy. Adding the numbers one after the other would
 * cost several times as much. */

#define COOKIE_WITHOUT_RUNS 12346U
/** A container of at most this many numbers is an array, a larger one a bit set. */
#define ARRAY_MAX 4096U
#define BITSET_WORDS 1024U

/** How many of @p docids, which are increasing, have the same upper 16 bits as the first:
 *  they share a container. */
static uint32_t same_key(const uint32_t *docids, uint32_t n)
{
    uint32_t last = docids[0] | 0xFFFFU, low = 1, high = 1;
    for (uint32_t step = 64; high < n && docids[high] <= last; step *= 2) {
        low = high + 1;
        high = step < n - high ? high + step : n;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (docids[middle] <= last)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t container_bytes(uint32_t n)
{
    return n <= ARRAY_MAX ? n * sizeof(uint16_t) : BITSET_WORDS * sizeof(uint64_t);
}

static void put_container(char *at, const uint32_t *docids, uint32_t n)
{
    if (n <= ARRAY_MAX) {
        /* An even number of bytes stands before, so that @p at is aligned. */
        uint16_t *lows = (uint16_t *)(void *)at;
        for (uint32_t i = 0; i < n; i++)
            lows[i] = (uint16_t)docids[i];
        return;
    }
    uint64_t words[BITSET_WORDS] = {0};
    for (uint32_t i = 0; i < n; i++)
        words[(docids[i] & 0xFFFF) / 64] |= 1ULL << (docids[i] & 63U);
    memcpy(at, words, sizeof words);
}

/** The numbers that belong to one container. */
struct bitmap_piece {
    uint32_t first, n;
};

/** Split @p docids into containers. @p n_bytes becomes the bytes of all containers.
 *  @return how many containers there are. */
static uint32_t find_pieces(struct bitmap_piece *pieces, size_t *n_bytes,
                            const uint32_t *docids, uint32_t n)
{
    uint32_t n_pieces = 0;
    *n_bytes = 0;
    for (uint32_t i = 0; i < n; i += pieces[n_pieces++].n) {
        pieces[n_pieces] = (struct bitmap_piece){i, same_key(docids + i, n - i)};
        *n_bytes += container_bytes(pieces[n_pieces].n);
    }
    return n_pieces;
}

roaring_bitmap_t *bitmap_of_sorted(const uint32_t *docids, uint32_t n)
{
    size_t most = n ? (docids[n - 1] >> 16) - (docids[0] >> 16) + 1 : 0, n_bytes;
    struct bitmap_piece *pieces = mem_resize_array(NULL, most, sizeof *pieces);
    uint32_t n_pieces = find_pieces(pieces, &n_bytes, docids, n);
    size_t head = sizeof(uint32_t) * (2 + 2 * (size_t)n_pieces);
    char *bytes = mem_resize_array(NULL, head + n_bytes, 1);
    const uint32_t counts[2] = {COOKIE_WITHOUT_RUNS, n_pieces};
    memcpy(bytes, counts, sizeof counts);
    char *key = bytes + sizeof counts, *offset = key + sizeof(uint32_t) * n_pieces;
    char *at = bytes + head;
    for (uint32_t i = 0; i < n_pieces; i++) {
        const uint32_t *first = docids + pieces[i].first;
        const uint16_t row[2] = {(uint16_t)(*first >> 16), (uint16_t)(pieces[i].n - 1)};
        memcpy(key + i * sizeof row, row, sizeof row);
        memcpy(offset + i * sizeof(uint32_t), &(uint32_t){(uint32_t)(at - bytes)},
               sizeof(uint32_t));
        put_container(at, first, pieces[i].n);
        at += container_bytes(pieces[i].n);
    }
    roaring_bitmap_t *docs =
        roaring_bitmap_portable_deserialize_safe(bytes, head + n_bytes);
    mem_free(bytes);
    mem_free(pieces);
    return docs ? docs : roaring_bitmap_create();
}

roaring_bitmap_t *bitmap_of_list(const struct posting_list *list, struct arena *arena)
{
    uint32_t *docids = arena_room(arena, (size_t)list->n + PACK_N, sizeof *docids);
    return bitmap_of_sorted(docids, list_docids(docids, list));
}
