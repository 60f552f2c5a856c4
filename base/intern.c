/* The set is a hash table with open addressing and XXH3 hashes. The bytes of the strings
 * stand one after the other in one block of memory. */
#include "base/intern.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <xxhash.h>

#include "base/memory.h"

struct intern_entry {
    size_t offset;
    uint32_t n;
    /** The low half of the hash: compared before the bytes are, which is slower. */
    uint32_t hash;
};

struct intern {
    char *bytes;
    size_t n_bytes, room_bytes;
    struct intern_entry *entries;
    uint32_t n, room;
    /** The hash table: the number of an entry, plus 1; 0 for a free slot. */
    uint32_t *slots;
    uint32_t mask;
};

struct intern *intern_new(void)
{
    struct intern *set = mem_new(sizeof *set);
    set->mask = 1023;
    set->slots = mem_new_array((size_t)set->mask + 1, sizeof *set->slots);
    return set;
}

void intern_free(struct intern *set)
{
    if (!set)
        return;
    mem_free(set->bytes);
    mem_free(set->entries);
    mem_free(set->slots);
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

/** The slot that holds @p s, or the free slot where it would be added. */
static uint32_t slot_of(const struct intern *set, struct str s, uint32_t hash)
{
    uint32_t slot = hash & set->mask;
    for (; set->slots[slot]; slot = (slot + 1) & set->mask) {
        const struct intern_entry *entry = &set->entries[set->slots[slot] - 1];
        if (entry->hash == hash && entry->n == s.n &&
            (s.n == 0 || memcmp(set->bytes + entry->offset, s.at, s.n) == 0))
            break;
    }
    return slot;
}

static void grow_slots(struct intern *set)
{
    set->mask = set->mask * 2 + 1;
    mem_free(set->slots);
    set->slots = mem_new_array((size_t)set->mask + 1, sizeof *set->slots);
    for (uint32_t i = 0; i < set->n; i++) {
        uint32_t slot = set->entries[i].hash & set->mask;
        while (set->slots[slot])
            slot = (slot + 1) & set->mask;
        set->slots[slot] = i + 1;
    }
}

/** Append the bytes of @p s, which may be part of the set's own, and return their
 *  offset. */
static size_t store(struct intern *set, struct str s)
{
    uintptr_t from = (uintptr_t)s.at, own = (uintptr_t)set->bytes;
    bool is_own = own && from >= own && from < own + set->n_bytes;
    while (set->n_bytes + s.n > set->room_bytes) {
        set->room_bytes = set->room_bytes ? set->room_bytes * 2 : 4096;
        set->bytes = mem_resize_array(set->bytes, set->room_bytes, 1);
    }
    if (is_own)
        s.at = set->bytes + (from - own);
    assert(set->bytes || s.n == 0);
    size_t offset = set->n_bytes;
    if (s.n)
        memcpy(set->bytes + offset, s.at, s.n);
    set->n_bytes += s.n;
    return offset;
}

uint32_t intern_put(struct intern *set, struct str s)
{
    assert(s.n < UINT32_MAX && set->n < INTERN_MAX);
    uint32_t hash = hash_of(s);
    uint32_t slot = slot_of(set, s, hash);
    if (set->slots[slot])
        return set->slots[slot] - 1;
    if (set->n == set->room) {
        set->room = set->room ? set->room * 2 : 256;
        set->entries = mem_resize_array(set->entries, set->room, sizeof *set->entries);
    }
    set->entries[set->n] = (struct intern_entry){store(set, s), (uint32_t)s.n, hash};
    set->slots[slot] = ++set->n;
    if (set->n > set->mask / 2)
        grow_slots(set);
    return set->n - 1;
}

uint32_t intern_find(const struct intern *set, struct str s)
{
    uint32_t slot = slot_of(set, s, hash_of(s));
    return set->slots[slot] ? set->slots[slot] - 1 : INTERN_NONE;
}

struct str intern_at(const struct intern *set, uint32_t i)
{
    assert(i < set->n);
    return (struct str){set->bytes + set->entries[i].offset, set->entries[i].n};
}

uint32_t intern_count(const struct intern *set)
{
    return set->n;
}
