/* A table of a monograph: rows of cells between TABs, its heads of columns, and what each column holds. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_TABLE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "indexer/monograph/monograph_figure.h"
#include "indexer/monograph/monograph_genre.h"
#include "indexer/monograph/monograph_line.h"

/** Cells beyond this one are read as part of the last. */
#define TABLE_COLUMNS_MOST 24

struct row {
    const struct monograph_line *line;
    const struct str *cells; /* trimmed; table->n_columns of them, missing ones empty */
    size_t n_filled;         /* cells that are not empty */
    int parent; /* the row that this one details (« Dont… », an age), or -1 */
};

struct table {
    struct row *rows; /* the heads' rows first */
    size_t n_rows;
    size_t n_head_rows;
    size_t n_columns;
    struct str
        heads[TABLE_COLUMNS_MOST]; /* each column's own head, as printed; empty without */
    struct str groups
        [TABLE_COLUMNS_MOST]; /* the head that spans it and its neighbours; empty without */
    enum table_column columns[TABLE_COLUMNS_MOST]; /* what it holds */
    int years[TABLE_COLUMNS_MOST]; /* the last year that its head names, or 0 */
    bool has_figures;  /* a cell beyond the first column begins with a number */
    bool is_of_people; /* its heads say name, function or telephone */
};

/**
 * Read the @p n row lines at @p lines as one table. Head rows are the leading ones without a figure (at most three,
 * and only when several columns are filled); a second one adds to the first when its first cell is empty. In a
 * table of people (a column « Nom », « Prénom » or « Téléphone ») the first row is the head. Of columns whose heads
 * name years, the latest is the value and the others are the previous ones.
 */
struct table table_read(struct arena *arena, const struct monograph_line *lines,
                        size_t n);

/** How many of the @p n lines, from the first (a row) on, are one table: rows side by side, over empty lines too
 *  where what follows one is no head. */
size_t table_end(const struct monograph_line *lines, size_t n);

/** Whether the row @p line heads a table of people: two cells or more such as « Nom », « Fonction », « Téléphone ». */
bool table_heads_people(struct arena *arena, const struct monograph_line *line);

/** The number of the first column that holds @p column, or -1. */
int table_find_column(const struct table *table, enum table_column column);

/** The figure in column @p column of row @p row; not a figure when @p column is -1. */
struct figure table_figure(const struct row *row, int column);

/** Row @p row's cell of column @p column; empty when @p column is -1. */
struct str table_cell(const struct row *row, int column);

#endif
