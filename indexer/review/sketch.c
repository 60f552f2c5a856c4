/* Makes and compares sketches. */
#include "indexer/review/sketch.h"

#include <string.h>

/** The primes and shifts of well-mixed 64-bit hashes: FNV-1a, then the end of murmur3. */
#define FNV_START UINT64_C(0xCBF29CE484222325)
#define FNV_PRIME UINT64_C(0x100000001B3)

static uint64_t mix(uint64_t hash)
{
    hash ^= hash >> 33;
    hash *= UINT64_C(0xFF51AFD7ED558CCD);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xC4CEB9FE1A85EC53);
    return hash ^ (hash >> 33);
}

/** The byte in small letters; 0 when it is no part of a word. Bytes of letters with
 *  accents count as they are. */
static unsigned char part_of_word(char c)
{
    unsigned char byte = (unsigned char)c;
    if (byte >= 'A' && byte <= 'Z')
        return (unsigned char)(byte - 'A' + 'a');
    bool is_part =
        byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    return is_part ? byte : 0;
}

/** Cut the next word from @p text. @return its hash; 0 at the end. */
static uint64_t next_word(struct str *text)
{
    while (text->n && !part_of_word(*text->at))
        *text = (struct str){text->at + 1, text->n - 1};
    uint64_t hash = FNV_START;
    bool has_any = false;
    while (text->n && part_of_word(*text->at)) {
        hash = (hash ^ part_of_word(*text->at)) * FNV_PRIME;
        *text = (struct str){text->at + 1, text->n - 1};
        has_any = true;
    }
    return has_any ? mix(hash) | 1 : 0;
}

static void put_shingle(struct sketch *sketch, const uint64_t *words, size_t last)
{
    uint64_t hash = 0;
    for (size_t i = 1; i <= SKETCH_SHINGLE; i++)
        hash = mix(hash ^ words[(last + i) % SKETCH_SHINGLE]) + FNV_PRIME;
    hash = mix(hash);
    uint32_t *least = &sketch->least[hash % SKETCH_PLACES];
    uint32_t value = (uint32_t)(hash >> 32);
    if (value < *least)
        *least = value;
}

bool sketch_make(struct sketch *out, struct str text)
{
    uint64_t words[SKETCH_SHINGLE], word;
    size_t n = 0;
    memset(out->least, 0xFF, sizeof out->least);
    while ((word = next_word(&text)) != 0) {
        words[n % SKETCH_SHINGLE] = word;
        if (n + 1 >= SKETCH_SHINGLE)
            put_shingle(out, words, n % SKETCH_SHINGLE);
        n++;
    }
    return n >= SKETCH_WORDS_LEAST;
}

double sketch_similarity(const struct sketch *a, const struct sketch *b)
{
    unsigned n_same = 0, n_any = 0;
    for (size_t i = 0; i < SKETCH_PLACES; i++) {
        bool has_any = a->least[i] != UINT32_MAX || b->least[i] != UINT32_MAX;
        n_any += has_any;
        n_same += has_any && a->least[i] == b->least[i];
    }
    return n_any ? (double)n_same / n_any : 0;
}
