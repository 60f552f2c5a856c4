/* Making and doubling the slots; searching them is inline. */
#include "base/hash_table.h"

#include <assert.h>
#include <stddef.h>

#include "base/memory.h"

static struct hash_slot *new_slots(size_t n, struct arena *arena)
{
    return arena ? arena_array(arena, n, sizeof(struct hash_slot))
                 : mem_new_array(n, sizeof(struct hash_slot));
}

struct hash_table hash_table_new(uint32_t n_slots, struct arena *arena)
{
    assert(n_slots > 1 && (n_slots & (n_slots - 1)) == 0);
    return (struct hash_table){new_slots(n_slots, arena), n_slots - 1, 0, arena};
}

void hash_table_release(struct hash_table *table)
{
    if (!table->arena)
        mem_free(table->slots);
    *table = (struct hash_table){0};
}

/** Put @p slot where it is found. Equal hashes may come in any order. */
static void move(struct hash_table *table, const struct hash_slot *slot)
{
    uint32_t at = slot->hash & table->mask;
    while (table->slots[at].number_1)
        at = (at + 1) & table->mask;
    table->slots[at] = *slot;
}

void hash_table_grow(struct hash_table *table)
{
    struct hash_table old = *table;
    table->mask = old.mask * 2 + 1;
    table->slots = new_slots((size_t)table->mask + 1, table->arena);
    for (size_t i = 0; i <= old.mask; i++)
        if (old.slots[i].number_1)
            move(table, &old.slots[i]);
    hash_table_release(&old);
}
