/* Rows of figures as indicators, and whole tables as text. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_INDICATOR_H
#define INDEXER_MONOGRAPH_MONOGRAPH_INDICATOR_H

#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/** Where a table stands; all borrowed. */
struct table_place {
    struct str title;
    struct str caption; /* the short line above it; empty without */
    const struct outline_block *block;
};

/** One indicator for each row of @p table, with the rows that detail it: label, value, unit, period and national
 *  value as data, all of them as French lines. */
void indicators_add(struct monograph_reader *reader, const struct table_place *place,
                    const struct table *table);

/** Put all rows of @p table on lines of @p unit: « 2024 – Apprentissage : 46 ; … ». */
void table_put(struct monograph_reader *reader, struct monograph_unit *unit,
               const struct table *table);

#endif
