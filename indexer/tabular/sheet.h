/* A sheet of cells: what CSV files and spreadsheets have in common. */
#ifndef INDEXER_TABULAR_SHEET_H
#define INDEXER_TABULAR_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"
#include "text/block/block_writer.h"

/** The most columns that are read; and cells with something in them, of a file. */
#define SHEET_COLUMNS_MAX 256U
#define SHEET_CELLS_MAX ((size_t)4 << 20)
/** The most rows of a sheet, which Excel has too. */
#define SHEET_ROWS_MAX ((size_t)1 << 20)

struct sheet_cell {
    /* UTF-8, without blanks at its ends; as people read it, but days as "2026-04-07". */
    struct str text;
    bool is_day;
};

struct sheet_row {
    struct sheet_cell *cells;
    /* The cells that the row has, empty ones too. */
    size_t n;
    /* The line, or the number of the row, from 1. */
    uint32_t line, last_line;
};

/** All is in the arena. */
struct sheet {
    struct arena *arena;
    /* The name of the sheet, or empty. */
    struct str name;
    struct sheet_row *rows;
    size_t n, room;
    /* Each row is to have as many cells as the head. */
    bool is_strict;
    /* Rows or cells beyond the limits were left out, or columns. */
    bool is_full, is_cut;
    /* The cells of all sheets of the file. */
    size_t *n_cells;
};

/** Add an empty row, unless there are too many. */
void sheet_add_row(struct sheet *sheet, uint32_t line);

/** Set cell @p column of the last row; columns before it that have none are empty.
 *  Columns and cells beyond the limits are left out. */
void sheet_set(struct sheet *sheet, size_t column, struct str text, bool is_day);

/** Whether the sheet has a name that somebody gave it: not « Feuil1 ». */
bool sheet_is_named(const struct sheet *sheet);

/** Cell @p column of @p row; empty where the row ends before it. */
struct str sheet_text(const struct sheet_row *row, size_t column);

struct sheet_places;

/** What the rows of a file are read with. Held by value: sheet_reading_init() begins it,
 *  sheet_reading_release() ends it. */
struct sheet_reading {
    const struct reading *reading;
    /* The ids that rows of the file have, and the number that the next row with the same
     * id gets. */
    struct intern *ids;
    uint32_t *next_numbers;
    size_t room;
    struct sheet_places *places;
};

void sheet_reading_init(struct sheet_reading *with, const struct reading *reading);
void sheet_reading_release(struct sheet_reading *with);

/**
 * Give the sink a record of each row of @p sheet, or of each figure, when it is a list of
 * documents or a table of figures (sheet_plan.h).
 *
 * @param[out] taken  false when it is neither: nothing was given.
 * @return STATUS_OK, or what the sink returned.
 */
MUST_CHECK enum status sheet_take(bool *taken, struct sheet_reading *with,
                                  const struct sheet *sheet, struct error *err);

/** Put the sheet as a table, below a heading with its name unless that is empty. */
void sheet_put_table(struct block_writer *out, const struct sheet *sheet);

/** Give the sink a record of a whole file, of which @p out has written the tables. */
MUST_CHECK enum status sheet_take_document(const struct reading *reading,
                                           struct block_writer *out, json_t *metadata,
                                           struct error *err);

#endif
