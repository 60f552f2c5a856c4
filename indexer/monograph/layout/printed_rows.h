/* The rows that the readers of tables put in the place of the lines of a table. */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_ROWS_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_ROWS_H

#include "base/str.h"
#include "indexer/monograph/layout/printed_line.h"

/** No table of a monograph has more columns; cells beyond go to the last one. */
#define PRINTED_COLUMNS_MOST 40

/** A row that is being made. */
struct printed_row {
    struct str cells[PRINTED_COLUMNS_MOST];
    size_t n;
};

/** Add a cell. Beyond the last column it is dropped with its neighbours' text kept. */
void printed_row_add(struct printed_row *row, struct str cell);

/**
 * The row as a line of text with tabs between its cells; empty when no cell is filled. A
 * cell that a converter repeated over all columns, because it spans them, stays once.
 */
struct str printed_row_text(struct arena *arena, const struct printed_row *row);

/** Lines that take the place of others. */
struct printed_output {
    struct printed_line *at;
    size_t n;
    size_t room;
};

/** Append a line; the lines are in the arena of @p sheet. */
void printed_put(struct printed_sheet *sheet, struct printed_output *out,
                 struct printed_line line);

/** Append @p text as the row at line @p number, unless it is empty. */
void printed_put_row(struct printed_sheet *sheet, struct printed_output *out,
                     uint32_t number, struct str text);

#endif
