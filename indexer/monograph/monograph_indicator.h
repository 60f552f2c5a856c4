/* Turns rows of figures into indicators, and whole tables into text. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_INDICATOR_H
#define INDEXER_MONOGRAPH_MONOGRAPH_INDICATOR_H

#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/** Where a table is; all borrowed. */
struct table_place {
    struct str title;
    /* The short line above the table; empty when there is none. */
    struct str caption;
    const struct outline_block *block;
};

/**
 * Add an indicator for each row of @p table, together with the rows that detail it.
 * Label, value, unit, period and national value become data; all of it becomes French
 * text.
 */
void indicators_add(struct monograph_reader *reader, const struct table_place *place,
                    const struct table *table);

/** Put all rows of @p table on lines of @p unit: « 2024 – Apprentissage : 46 ; … ». */
void table_put(struct monograph_reader *reader, struct monograph_unit *unit,
               const struct table *table);

#endif
