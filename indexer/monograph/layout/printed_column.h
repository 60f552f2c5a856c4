/* Columns that spaces align: where they stand, and which lines are one row. */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_COLUMN_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_COLUMN_H

#include "indexer/monograph/layout/printed_line.h"
#include "indexer/monograph/layout/printed_rows.h"

/** The most code points of a line of an aligned table. */
#define ALIGNED_WIDTH_MOST 1000

/** The columns of lines that follow each other. */
struct aligned {
    /* How many lines have a character at each place. */
    uint32_t used[ALIGNED_WIDTH_MOST];
    size_t width;
    uint32_t n_lines;
    /* Where each column begins, and its widest cell, both in code points. */
    size_t n_columns;
    size_t begins[PRINTED_COLUMNS_MOST];
    size_t widths[PRINTED_COLUMNS_MOST];
};

/** The widest gap of spaces inside @p text, behind a bullet; 0 when there is none. */
size_t aligned_gap(struct str text);

/**
 * Add @p text to the lines; returns false, and adds nothing, when it is too long.
 */
bool aligned_add(struct aligned *columns, struct str text);

/** Take the last added line away again. */
void aligned_remove(struct aligned *columns, struct str text);

/**
 * Find the columns: the gaps of two spaces or more that run through all lines but
 * @p n_bridges. Returns how many columns there are.
 */
size_t aligned_find(struct aligned *columns, uint32_t n_bridges);

/** Take the columns from @p rule, the dashes above them: « -----  --- ». */
void aligned_follow(struct aligned *columns, struct str rule);

/** Cut @p text into its cells. */
void aligned_cut(struct printed_row *row, const struct aligned *columns, struct str text);

/** A row that is being made of one line or more. */
struct aligned_row {
    struct printed_row cells;
    /* The cells of its last line. */
    struct printed_row last;
    size_t n_lines;
};

/**
 * Whether @p next, the cells of a line, goes on with @p row: each of its words would not
 * have fitted on the line above.
 */
bool aligned_continues(const struct aligned *columns, const struct aligned_row *row,
                       const struct printed_row *next);

#endif
