/* A hash table in a file: open addressing over slots of 32 bits. What its numbers stand
 * for, the file's reader knows. */
#ifndef ENGINE_FILE_SLOT_TABLE_H
#define ENGINE_FILE_SLOT_TABLE_H

#include <stdbool.h>

#include "engine/file/sections.h"

/* A slot is 0 where it is free, else 1 + a number. The number stands in the slot that its
 * hash says or in the first free one behind it; behind the last slot comes the first.
 * Three quarters of the slots are taken. */

/** Write the table in which number @p numbers[i], below UINT32_MAX, has @p hashes[i], as
 *  section @p section. @p n is at most UINT32_MAX / 2. */
void slot_table_write(struct sections_writer *writer, uint32_t section,
                      const uint32_t *numbers, const uint64_t *hashes, size_t n);

/** One that is mapped: good as long as its file. It has a slot at least. */
struct slot_table {
    const uint32_t *slots;
    uint32_t n;
};

/** The table that is section @p section. @return STATUS_OK or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status slot_table_open(struct slot_table *out,
                                       const struct sections *file, uint32_t section,
                                       struct error *err);

/** The slot that @p hash says, of @p n slots: its upper half as a share of them. */
static inline uint32_t slot_table_first(uint64_t hash, uint32_t n)
{
    return (uint32_t)((hash >> 32) * n >> 32);
}

static inline uint32_t slot_table_next(uint32_t slot, uint32_t n)
{
    return slot + 1 == n ? 0 : slot + 1;
}

/** Where a search stands: slot_search_begin() before, slot_search_next() until it has
 *  what is sought. Held by value. */
struct slot_search {
    struct slot_table table;
    uint32_t slot;
    /* How many slots are not looked at yet: a damaged table may have no free one. */
    uint32_t left;
};

static inline struct slot_search slot_search_begin(const struct slot_table *table,
                                                   uint64_t hash)
{
    return (struct slot_search){*table, slot_table_first(hash, table->n), table->n};
}

/** The next number that may have the hash. @return false when there is no other. */
static inline bool slot_search_next(struct slot_search *search, uint32_t *number)
{
    uint32_t taken = search->left ? search->table.slots[search->slot] : 0;
    if (!taken)
        return false;
    *number = taken - 1;
    search->slot = slot_table_next(search->slot, search->table.n);
    search->left--;
    return true;
}

#endif
