/* Writing the strings of an interner, and checking those of a mapped file. */
#include "engine/file/string_table.h"

#include "base/memory.h"

void string_table_write(struct sections_writer *writer, uint32_t section,
                        const struct intern *strings)
{
    uint32_t n = intern_count(strings), end = 0;
    uint32_t *offsets = mem_new_array((size_t)n + 1, sizeof *offsets);
    for (uint32_t i = 0; i < n; i++)
        offsets[i + 1] = end += (uint32_t)intern_at(strings, i).n + 1;
    sections_write_array(writer, section, offsets, (size_t)n + 1, sizeof *offsets);
    mem_free(offsets);
    sections_write_begin(writer, section + 1, 1);
    for (uint32_t i = 0; i < n; i++) {
        struct str s = intern_at(strings, i);
        sections_write(writer, s.at, s.n);
        sections_write(writer, "", 1);
    }
}

enum status string_table_open(struct string_table *out, const struct sections *file,
                              uint32_t section, struct error *err)
{
    size_t n_offsets = 0, n_bytes = 0;
    *out = (struct string_table){.n = 0};
    const struct section_wanted wanted[] = {
        SECTION_SOME(section, out->offsets, &n_offsets),
        SECTION_ANY(section + 1, out->bytes, &n_bytes)};
    enum status st = sections_read(file, wanted, COUNT_OF(wanted), err);
    if (st)
        return st;
    out->n = n_offsets - 1;
    bool is_sound = out->offsets[0] == 0 && out->offsets[out->n] == n_bytes;
    for (size_t i = 0; is_sound && i < out->n; i++)
        is_sound = out->offsets[i] < out->offsets[i + 1] &&
                   out->offsets[i + 1] <= n_bytes && !out->bytes[out->offsets[i + 1] - 1];
    return is_sound ? STATUS_OK
                    : error_set(err, STATUS_INDEX_CORRUPT, "a string ends elsewhere");
}
