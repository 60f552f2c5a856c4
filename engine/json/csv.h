/* Reads CSV as RFC 4180 defines it: records with the line that each one starts at, and
 * faults with file and line. */
#ifndef ENGINE_JSON_CSV_H
#define ENGINE_JSON_CSV_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The fields of a record, without their quotes; borrowed until the next record. */
struct csv_record {
    const struct str *fields;
    size_t n;
    /* The line where the record starts, from 1: a quoted field may go over several
     * lines. */
    uint32_t line;
};

/** Called for each record. Any other answer than STATUS_OK ends the reading. */
typedef enum status csv_take(void *context, const struct csv_record *record,
                             struct error *err);

/** The most fields of a record. */
#define CSV_FIELDS_MAX 256

/**
 * Read @p text (valid UTF-8 without a byte order mark) and give each record to @p take.
 * Empty lines are skipped.
 *
 * @param name  the name of the file, for messages.
 * @return STATUS_OK, what @p take returned, or STATUS_BAD_INPUT with « name:line: … » in
 *         French: a quote in the wrong place or never closed, a zero byte, or more than
 *         CSV_FIELDS_MAX fields.
 */
MUST_CHECK enum status csv_read(struct str text, char separator, const char *name,
                                csv_take *take, void *context, struct error *err);

#endif
