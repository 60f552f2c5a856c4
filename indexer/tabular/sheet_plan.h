/* Decides what the rows of a sheet are: documents, figures, or only a table. */
#ifndef INDEXER_TABULAR_SHEET_PLAN_H
#define INDEXER_TABULAR_SHEET_PLAN_H

#include "indexer/tabular/sheet.h"
#include "indexer/tabular/sheet_places.h"

/** What a column is, by its head. */
enum column_role {
    /* Its cells are members of the row, under the column's own name. */
    COLUMN_MEMBER,
    COLUMN_TITLE,
    COLUMN_TEXT,
    COLUMN_ID,
    COLUMN_LABEL,
    COLUMN_VALUE,
    COLUMN_UNIT,
    COLUMN_PERIOD,
    COLUMN_REGION,
    COLUMN_NATIONAL,
    /* A figure a row, of the head's period, of the head's region, or of what the head
     * says. */
    COLUMN_OF_PERIOD,
    COLUMN_OF_REGION,
    COLUMN_OF_LABEL
};

enum sheet_use {
    /* It is only a table. */
    SHEET_TABLE,
    /* A row is a document. */
    SHEET_DOCUMENTS,
    /* A row has a figure. */
    SHEET_FIGURES,
    /* A row has a figure in each of several columns. */
    SHEET_WIDE
};

struct sheet_plan {
    enum sheet_use use;
    /* The row of the heads; what stands above it is the title of the table. */
    size_t head;
    /* The columns that the head has. */
    size_t n_columns;
    enum column_role roles[SHEET_COLUMNS_MAX];
    /* The first column of each role; SHEET_COLUMNS_MAX for none. */
    size_t label, value, unit, period, region, national, title, id;
};

void sheet_make_plan(struct sheet_plan *out, const struct sheet *sheet,
                     struct sheet_reading *with);

/** Whether the text of a cell is a figure: « 9,2 % », « 1 350 », « -3.5 ». */
bool sheet_is_figure(struct str text);

/** Whether the text of a cell says that there is no figure: empty, a dash, « nd ». */
bool sheet_is_void(struct str text);

/** Whether @p text names a period: « 2024 », « 2023-2024 », « T1 2025 », « mai 2026 ». */
bool sheet_is_period(struct str text);

/** How many of the heads of @p row are names that lists of documents or of figures have:
 *  for telling files by their content. */
size_t sheet_known_heads(const struct sheet_row *row);

#endif
