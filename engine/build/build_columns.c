/* Writing columns.bin: the rows of the entries with their wholes numbered. */
#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/vocabulary/vocabulary_parts.h"

/** Give a document and its parts one number, in the order of the rows. */
static void number_wholes(struct build *build, struct column_row *rows)
{
    uint32_t *numbers =
        mem_new_array((size_t)intern_count(build->wholes) + 1, sizeof *numbers);
    uint32_t n = 0;
    for (size_t i = 0; i < build->n; i++) {
        struct build_entry *entry = &build->entries[i];
        uint32_t own = intern_find(build->wholes, intern_at(build->ids, entry->id));
        if (!entry->whole && own != INTERN_NONE)
            entry->whole = own + 1;
        if (entry->whole && !numbers[entry->whole])
            numbers[entry->whole] = ++n;
        rows[i].whole = numbers[entry->whole];
    }
    mem_free(numbers);
}

enum status build_write_columns(struct build *build, struct error *err)
{
    struct column_row *rows = mem_new_array(build->n, sizeof *rows);
    for (size_t i = 0; i < build->n; i++)
        rows[i] = build->entries[i].row;
    number_wholes(build, rows);
    struct columns_content content = {rows, (uint32_t)build->n, build->slugs,
                                      build->n_slugs};
    AUTO_TEXT *path = path_join(build->folder, GENERATION_COLUMNS);
    enum status st = columns_write(&content, path, err);
    mem_free(rows);
    return st;
}
