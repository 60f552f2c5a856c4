/* Filling the slots of a hash table, writing them and finding them again. */
#include "engine/file/slot_table.h"

#include <assert.h>

#include "base/memory.h"

void slot_table_write(struct sections_writer *writer, uint32_t section,
                      const uint32_t *numbers, const uint64_t *hashes, size_t n)
{
    assert(n <= UINT32_MAX / 2);
    uint32_t n_slots = (uint32_t)(n + n / 3 + 1);
    uint32_t *slots = mem_new_array(n_slots, sizeof *slots);
    for (size_t i = 0; i < n; i++) {
        uint32_t slot = slot_table_first(hashes[i], n_slots);
        while (slots[slot])
            slot = slot_table_next(slot, n_slots);
        slots[slot] = numbers[i] + 1;
    }
    sections_write_array(writer, section, slots, n_slots, sizeof *slots);
    mem_free(slots);
}

enum status slot_table_open(struct slot_table *out, const struct sections *file,
                            uint32_t section, struct error *err)
{
    size_t n = 0;
    const struct section_wanted wanted = SECTION(section, out->slots, 1, UINT32_MAX, &n);
    enum status st = sections_read(file, &wanted, 1, err);
    out->n = (uint32_t)n;
    return st;
}
