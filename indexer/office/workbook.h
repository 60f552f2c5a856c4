/* Makes records of the sheets of a workbook, of any format. */
#ifndef INDEXER_OFFICE_WORKBOOK_H
#define INDEXER_OFFICE_WORKBOOK_H

#include "indexer/tabular/sheet.h"

/** Held by value: workbook_init() begins it, workbook_release() ends it. */
struct workbook {
    const struct reading *reading;
    struct sheet_reading rows;
    /* The sheets that are only tables. */
    struct block_writer *tables;
    /* How many sheets were given as rows, or refused. */
    size_t n_taken;
    /* Of all sheets. */
    size_t n_cells;
};

void workbook_init(struct workbook *book, const struct reading *reading);
void workbook_release(struct workbook *book);

/** Give the sink the rows of @p sheet, or keep it as a table. */
MUST_CHECK enum status workbook_take_sheet(struct workbook *book,
                                           const struct sheet *sheet, struct error *err);

/** Give the sink a record of the sheets that are tables, if there are any. */
MUST_CHECK enum status workbook_finish(struct workbook *book, json_t *metadata,
                                       struct error *err);

#endif
