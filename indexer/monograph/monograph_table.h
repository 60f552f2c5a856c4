/* Reads a table of a monograph: its rows of cells between tabs, its heads, and what each
 * column holds. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_TABLE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/written/figure.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/monograph_line.h"

/** The most columns; the cells after that are read as part of the last one. */
#define TABLE_COLUMNS_MOST 24

struct row {
    const struct monograph_line *line;
    /* Trimmed; table->n_columns of them, the missing ones empty. */
    const struct str *cells;
    /* The number of cells that are not empty. */
    size_t n_filled;
    /* The index of the row that this one details (« Dont… », an age); -1 when it details
     * none. */
    int parent;
};

struct table {
    /* The rows of heads come first. */
    struct row *rows;
    size_t n_rows;
    size_t n_head_rows;
    size_t n_columns;
    /* The head of each column as it is printed; empty when it has none. */
    struct str heads[TABLE_COLUMNS_MOST];
    /* The head that spans the column and its neighbours; empty when there is none. */
    struct str groups[TABLE_COLUMNS_MOST];
    /* What each column holds. */
    enum table_column columns[TABLE_COLUMNS_MOST];
    /* The last year that the head of the column names, or 0. */
    int years[TABLE_COLUMNS_MOST];
    /* A cell after the first column begins with a number. */
    bool has_figures;
    /* Two heads or more are those of people: name, function, telephone. */
    bool is_of_people;
};

/**
 * Read the @p n row lines at @p lines as one table. The first rows without a figure are
 * heads: at most three, and the first only when several of its cells are filled. A second
 * one adds to the first when its first cell is empty. In a table of people the first row
 * is the head. Of the columns whose heads name years, the latest is the value and the
 * others are previous values.
 */
struct table table_read(struct arena *arena, const struct monograph_line *lines,
                        size_t n);

/**
 * How many of the @p n lines, the first of which is a row, are one table: the rows that
 * follow each other. After an empty line the table goes on unless the next row is a head.
 */
size_t table_end(const struct monograph_line *lines, size_t n);

/**
 * Whether the row @p line heads a table of people: two cells or more such as « Nom »,
 * « Fonction » or « Téléphone ».
 */
bool table_heads_people(struct arena *arena, const struct monograph_line *line);

/** The index of the first column that holds @p column; -1 when there is none. */
int table_find_column(const struct table *table, enum table_column column);

/** The figure of @p row in column @p column; not a figure when @p column is -1. */
struct figure table_figure(const struct row *row, int column);

/** The cell of @p row in column @p column; empty when @p column is -1. */
struct str table_cell(const struct row *row, int column);

#endif
