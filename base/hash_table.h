/* A hash table that finds numbers. What a number stands for, and when two things are the
 * same, only the caller knows. */
#ifndef BASE_HASH_TABLE_H
#define BASE_HASH_TABLE_H

#include <stdint.h>

#include "base/arena.h"

/** What hash_slot_number() says of a free slot. */
#define HASH_NONE UINT32_MAX

/** One place of the table. */
struct hash_slot {
    /* The number that stands here + 1; 0 where the slot is free. */
    uint32_t number_1;
    /* Of what the number stands for. */
    uint32_t hash;
};

/**
 * Open addressing: a number stands in the slot that its hash says, or in the first free
 * one behind it. At most half of the slots are taken, so that searches are short; nothing
 * is ever removed. Held by value. A search, and what follows when it finds nothing:
 *
 *     slot = hash_table_first(&table, hash);
 *     while (hash_slot_number(slot) != HASH_NONE && !is_same(hash_slot_number(slot)))
 *         slot = hash_table_next(&table, slot);
 *     if (hash_slot_number(slot) == HASH_NONE)
 *         hash_table_fill(&table, slot, hash, number);
 */
struct hash_table {
    struct hash_slot *slots;
    /* One less than there are slots. */
    uint32_t mask;
    /* How many slots are taken. */
    uint32_t n;
    /* Gives the memory of the slots; NULL: they are on the heap. */
    struct arena *arena;
};

/** An empty table of @p n_slots, a power of two. With an @p arena the table lives as long
 *  as the arena's pieces do; with NULL hash_table_release() frees it. */
struct hash_table hash_table_new(uint32_t n_slots, struct arena *arena);
void hash_table_release(struct hash_table *table);

/** The number that stands in @p slot; HASH_NONE where it is free. */
static inline uint32_t hash_slot_number(const struct hash_slot *slot)
{
    return slot->number_1 - 1;
}

/** The first slot from slot @p at on that has @p hash or is free. */
static inline struct hash_slot *hash_table_seek(const struct hash_table *table,
                                                uint32_t at, uint32_t hash)
{
    at &= table->mask;
    while (table->slots[at].number_1 && table->slots[at].hash != hash)
        at = (at + 1) & table->mask;
    return &table->slots[at];
}

/** Where to look first for what has @p hash: a slot with that hash, or a free one, when
 *  nothing in the table has it. Good until hash_table_fill(). */
static inline struct hash_slot *hash_table_first(const struct hash_table *table,
                                                 uint32_t hash)
{
    return hash_table_seek(table, hash, hash);
}

/** Where to look next when it was not in @p slot, which is not free. */
static inline struct hash_slot *hash_table_next(const struct hash_table *table,
                                                const struct hash_slot *slot)
{
    return hash_table_seek(table, (uint32_t)(slot - table->slots) + 1, slot->hash);
}

/** Double the slots. */
void hash_table_grow(struct hash_table *table);

/** Put @p number, below HASH_NONE, in the free @p slot that a search for @p hash gave. */
static inline void hash_table_fill(struct hash_table *table, struct hash_slot *slot,
                                   uint32_t hash, uint32_t number)
{
    *slot = (struct hash_slot){number + 1, hash};
    if (++table->n > table->mask / 2)
        hash_table_grow(table);
}

#endif
