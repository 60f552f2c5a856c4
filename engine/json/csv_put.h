/* Writes CSV as RFC 4180 defines it, safe to be opened in a spreadsheet. */
#ifndef ENGINE_JSON_CSV_PUT_H
#define ENGINE_JSON_CSV_PUT_H

#include <stdint.h>

#include "base/buf.h"

/** A writer of rows, held by value: begin with CSV_PUT(). */
struct csv_put {
    struct buf *out;
    /* ',' or ';'. */
    char separator;
    /* A field was written since the row began. */
    bool in_row;
};
#define CSV_PUT(out, separator) ((struct csv_put){(out), (separator), false})

/**
 * Append a field of text. It is quoted where it must be. A text that a spreadsheet would
 * take for a formula, because it begins with = + - @, a tab or a carriage return, gets an
 * apostrophe before it.
 */
void csv_put_text(struct csv_put *csv, struct str text);

void csv_put_number(struct csv_put *csv, uint64_t number);

/** End the row, by CR LF. */
void csv_end_row(struct csv_put *csv);

#endif
