/* Makes records of figures: those of a table with a figure a row, and those of a table
 * with a column for each year, region or measure. */
#ifndef INDEXER_TABULAR_SHEET_FIGURES_H
#define INDEXER_TABULAR_SHEET_FIGURES_H

#include "indexer/tabular/sheet_plan.h"

/** Give the sink the figure of @p row, or its figures. */
MUST_CHECK enum status sheet_take_figure(struct sheet_reading *with,
                                         const struct sheet_plan *plan,
                                         const struct sheet *sheet,
                                         const struct sheet_row *row, struct error *err);
MUST_CHECK enum status sheet_take_wide(struct sheet_reading *with,
                                       const struct sheet_plan *plan,
                                       const struct sheet *sheet,
                                       const struct sheet_row *row, struct error *err);

/* What they share with the rows that are documents. */

/** Set a member, unless @p value is empty. */
void sheet_set_member(json_t *object, const char *name, struct str value);

/** Set an id made of the file's place and @p key, which no other row has. */
void sheet_set_id(json_t *object, struct sheet_reading *with, struct str key);

/** Set the members whose columns have no other role, under the columns' own names. */
void sheet_add_members(json_t *object, const struct sheet_plan *plan,
                       const struct sheet *sheet, const struct sheet_row *row);

#endif
