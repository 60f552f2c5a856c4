/* Strings that are found by their numbers: two sections of a file, one of offsets (u32)
 * and one of bytes. A zero byte follows each string. */
#ifndef ENGINE_FILE_STRING_TABLE_H
#define ENGINE_FILE_STRING_TABLE_H

#include "base/intern.h"
#include "engine/file/sections.h"

/**
 * Write all strings of @p strings, in the order of their numbers, as the sections
 * @p section (offsets) and @p section + 1 (bytes). Together they must have less than 4
 * GiB.
 */
void string_table_write(struct sections_writer *writer, uint32_t section,
                        const struct intern *strings);

/** A table of strings in a mapped file; valid until that file is closed. */
struct string_table {
    /* n + 1 offsets: where each string starts, and where the last one ends. */
    const uint32_t *offsets;
    const char *bytes;
    size_t n;
};

/**
 * Find the table that string_table_write() wrote as section @p section, and check that
 * each string lies in the bytes and ends with a zero byte.
 * @return STATUS_OK or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status string_table_open(struct string_table *out,
                                         const struct sections *file, uint32_t section,
                                         struct error *err);

/** String number @p i, 0 ≤ i < table->n; a zero byte follows it. Valid as long as
 *  @p table. */
static inline struct str string_table_at(const struct string_table *table, uint32_t i)
{
    return (struct str){table->bytes + table->offsets[i],
                        table->offsets[i + 1] - table->offsets[i] - 1};
}

#endif
