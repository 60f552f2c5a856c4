/* The bytes of the strings stand one after the other; a hash table finds the numbers. */
#include "base/intern.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <xxhash.h>

#include "base/hash_table.h"
#include "base/memory.h"

struct intern {
    char *bytes;
    size_t room_bytes;
    /** Where each string begins in the bytes, and then where the last one ends. */
    size_t *offsets;
    size_t room_offsets;
    uint32_t n;
    struct hash_table table;
};

struct intern *intern_new(void)
{
    struct intern *set = mem_new(sizeof *set);
    MEM_GROW(set->offsets, 1, set->room_offsets, 256);
    set->offsets[0] = 0;
    set->table = hash_table_new(512, NULL);
    return set;
}

void intern_free(struct intern *set)
{
    if (!set)
        return;
    mem_free(set->bytes);
    mem_free(set->offsets);
    hash_table_release(&set->table);
    mem_free(set);
}

void intern_free_at(struct intern **set)
{
    intern_free(*set);
}

static uint32_t hash_of(struct str s)
{
    return (uint32_t)XXH3_64bits(s.at, s.n);
}

/** Whether string number @p i is @p s. */
static bool is_string(const struct intern *set, uint32_t i, struct str s)
{
    size_t begin = set->offsets[i];
    return set->offsets[i + 1] - begin == s.n &&
           (s.n == 0 || memcmp(set->bytes + begin, s.at, s.n) == 0);
}

/** The slot that holds @p s, or the free slot where it would be added. */
static struct hash_slot *slot_of(const struct intern *set, struct str s, uint32_t hash)
{
    struct hash_slot *slot = hash_table_first(&set->table, hash);
    while (hash_slot_number(slot) != HASH_NONE &&
           !is_string(set, hash_slot_number(slot), s))
        slot = hash_table_next(&set->table, slot);
    return slot;
}

/** Append the bytes of @p s, which may be part of the set's own. */
static void store(struct intern *set, struct str s)
{
    size_t end = set->offsets[set->n];
    uintptr_t from = (uintptr_t)s.at, own = (uintptr_t)set->bytes;
    bool is_own = own && from >= own && from < own + end;
    MEM_GROW(set->bytes, end + s.n, set->room_bytes, 4096);
    MEM_GROW(set->offsets, set->n + 2, set->room_offsets, 256);
    if (is_own)
        s.at = set->bytes + (from - own);
    assert(set->bytes || s.n == 0);
    if (s.n)
        memcpy(set->bytes + end, s.at, s.n);
    set->offsets[++set->n] = end + s.n;
}

uint32_t intern_put(struct intern *set, struct str s)
{
    assert(s.n < UINT32_MAX && set->n < INTERN_MAX);
    uint32_t hash = hash_of(s);
    struct hash_slot *slot = slot_of(set, s, hash);
    uint32_t known = hash_slot_number(slot);
    if (known != HASH_NONE)
        return known;
    store(set, s);
    hash_table_fill(&set->table, slot, hash, set->n - 1);
    return set->n - 1;
}

static_assert(INTERN_NONE == HASH_NONE, "what the table does not hold is no string");

uint32_t intern_find(const struct intern *set, struct str s)
{
    return hash_slot_number(slot_of(set, s, hash_of(s)));
}

struct str intern_at(const struct intern *set, uint32_t i)
{
    assert(i < set->n);
    size_t begin = set->offsets[i];
    return (struct str){set->bytes + begin, set->offsets[i + 1] - begin};
}

uint32_t intern_count(const struct intern *set)
{
    return set->n;
}
