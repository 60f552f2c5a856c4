/* A figure in a cell: « 538 430 (4e trimestre 2025) », « 46 M€ en 2024 », « -5,54% ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_FIGURE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_FIGURE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "indexer/monograph/monograph_date.h"

struct figure {
    bool is_figure; /* the cell begins with a number that is not just a year */
    struct str
        printed; /* the number as printed, « 538 430 », « -5,54 »; borrowed from the cell */
    struct str unit; /* « % », « M€ », « millions d'euros »; empty when none is printed */
    struct str rest; /* what follows number and unit */
    double value;
    double
        half_step; /* half of the last printed digit's step: how exact the number is. Zeros at the
                             end of a whole number, two at most, count as rounding. */
    int n_decimals;
    bool has_period;
    struct date_period period; /* the first one named in rest */
};

/** Read @p cell, which stays borrowed. A sign, groups of three after spaces, a decimal comma or point. */
struct figure figure_read(struct str cell);

/** Whether @p cell is only a year or two: a head of column or row rather than a figure. */
bool figure_is_years(struct str cell);

/** Append the cell as a reader says it: « 538 430 au 4e trimestre 2025 », footnote marks left out. */
void figure_put(struct buf *out, const struct figure *figure, struct str cell);

/** The unit that a label or a caption announces: « (en millions d'euros) », « (% de la population active) »,
 *  « En milliers »; empty when none. Borrowed from @p text. */
struct str unit_announced(struct str text);

/** What one of @p unit (« En milliers », « millions d'euros ») stands for: 1000, 1000000… or 1. */
double unit_multiplier(struct str unit);

#endif
