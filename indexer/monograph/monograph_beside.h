/* The figures beside the value of a row: the country's, and the one before. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_BESIDE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_BESIDE_H

#include "engine/record/record.h"
#include "indexer/monograph/monograph_table.h"

/** Set the country's value, the value before and the evolution as they are printed in
 *  @p row. The periods of both are set where they are other than that of @p record. */
void beside_set(struct record *record, const struct table *table, const struct row *row);

/** Whether a cell says nothing: it is empty or a dash. */
bool cell_is_void(struct str cell);

#endif
