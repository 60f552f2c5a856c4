/* Reading CSV as RFC 4180 has it, over libcsv: records with the line that each starts at, errors by file and line. */
#ifndef ENGINE_JSON_CSV_H
#define ENGINE_JSON_CSV_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** A record's fields, quotes undone; borrowed until the next record. */
struct csv_record {
    const struct str *fields;
    size_t n;
    uint32_t line; /* from 1, where it starts: a quoted field may go over several lines */
};

/** Take one record. What it returns other than STATUS_OK ends the reading. */
typedef enum status csv_take(void *context, const struct csv_record *record,
                             struct error *err);

/** A record may have so many fields. */
#define CSV_FIELDS_MAX 256

/**
 * Read @p text, valid UTF-8 without a byte order mark, and give each record to @p take. Empty lines are passed over.
 *
 * @param name  the file's, for messages.
 * @return STATUS_OK, what @p take returned, or STATUS_BAD_INPUT with « nom:ligne: … » in French: a quote where none may
 *         stand or that is never closed, a zero byte, more than CSV_FIELDS_MAX fields.
 */
MUST_CHECK enum status csv_read(struct str text, char separator, const char *name,
                                csv_take *take, void *context, struct error *err);

#endif
