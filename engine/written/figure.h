/* Reads the figure in a cell: « 538 430 (4e trimestre 2025) », « 46 M€ en 2024 »,
 * « -5,54% ». */
#ifndef ENGINE_WRITTEN_FIGURE_H
#define ENGINE_WRITTEN_FIGURE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "engine/written/period.h"

struct figure {
    /* The cell begins with a number that is not just a year. */
    bool is_figure;
    /* The number as it is printed, « 538 430 » or « -5,54 »; borrowed from the cell. */
    struct str printed;
    /* « % », « M€ » or « millions d'euros »; empty when none is printed. */
    struct str unit;
    /* What follows the number and its unit. */
    struct str rest;
    double value;
    /* How exact the number is: half a step of its last digit. Up to two zeros at the end
     * of a whole number count as rounding. */
    double half_step;
    int n_decimals;
    bool has_period;
    /* The first period that rest names. */
    struct date_period period;
};

/**
 * Read @p cell, which stays borrowed: a sign, groups of three digits after spaces, a
 * decimal comma or point.
 */
struct figure figure_read(struct str cell);

/**
 * Read the value @p text of an indicator, which may be written with no-break spaces and
 * may be a number like a year: « 1998 ».
 *
 * @param room  takes a copy of it, which the figure borrows.
 */
struct figure figure_of_value(struct str text, struct buf *room);

/**
 * Whether @p cell is only a year or a period: it heads a column or row, and is no figure.
 */
bool figure_is_years(struct str cell);

/**
 * Append the cell as a person would read it, « 538 430 au 4e trimestre 2025 », without
 * footnote marks.
 */
void figure_put(struct buf *out, const struct figure *figure, struct str cell);

/**
 * The unit that a label or caption announces: « (en millions d'euros) », « (% de la
 * population active) », « En milliers »; empty when there is none. Borrowed from @p text.
 */
struct str unit_announced(struct str text);

/**
 * What one @p unit stands for (« En milliers », « millions d'euros »): 1000, 1000000… or
 * 1.
 */
double unit_multiplier(struct str unit);

#endif
