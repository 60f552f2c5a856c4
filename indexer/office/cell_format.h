/* Prints the numbers of spreadsheets as French has them, by the formats of cells. */
#ifndef INDEXER_OFFICE_CELL_FORMAT_H
#define INDEXER_OFFICE_CELL_FORMAT_H

#include <stdbool.h>

#include "base/buf.h"

/** What a format prints. */
struct cell_format {
    enum { CELL_GENERAL, CELL_NUMBER, CELL_PERCENT, CELL_DAY, CELL_TIME } kind;
    /* Digits behind the comma. */
    unsigned decimals;
    /* Thousands stand apart. */
    bool is_grouped;
    /* A day with its time. */
    bool has_time;
    /* What follows the number, such as « € »; borrowed, or empty. */
    struct str unit;
};

/** The format that Excel numbers @p id, where a file does not say it. */
struct cell_format cell_format_of_id(unsigned id);

/** The format that @p code describes, such as "#,##0.00" or "dd/mm/yyyy". */
struct cell_format cell_format_of_code(struct str code);

/**
 * Append the number that @p text is in XML, as the format has it; days as "2026-04-07",
 * and what is no number as it is.
 *
 * @param is_1904  days are counted from 1904, as old files of Macs do.
 * @return whether it was put as a day.
 */
bool cell_format_put(struct buf *out, const struct cell_format *format, struct str text,
                     bool is_1904);

#endif
