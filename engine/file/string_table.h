/* Strings by their numbers: two sections of a file. */
#ifndef ENGINE_FILE_STRING_TABLE_H
#define ENGINE_FILE_STRING_TABLE_H

#include "base/intern.h"
#include "engine/file/sections.h"

/** Write all strings of @p strings, by their numbers there, as sections @p section and @p section + 1: together less than
 *  4 GB. */
void string_table_write(struct sections_writer *writer, uint32_t section,
                        const struct intern *strings);

/** One that is mapped: good as long as its file. */
struct string_table {
    const uint32_t *offsets;
    const char *bytes;
    size_t n;
};

/** @return STATUS_OK or STATUS_INDEX_CORRUPT: every string is checked to end where it should. */
MUST_CHECK enum status string_table_open(struct string_table *out,
                                         const struct sections *file, uint32_t section,
                                         struct error *err);

/** String number @p i < table->n; a zero byte follows it. */
static inline struct str string_table_at(const struct string_table *table, uint32_t i)
{
    return (struct str){table->bytes + table->offsets[i],
                        table->offsets[i + 1] - table->offsets[i] - 1};
}

#endif
