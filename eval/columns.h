/* Lines that consist of columns: cutting them, and reading the numbers in them. */
#ifndef EVAL_COLUMNS_H
#define EVAL_COLUMNS_H

#include <stdbool.h>

#include "base/str.h"

/** Cut @p line at each @p separator into at most @p n columns, without the white space at
 *  their ends. When the separator is ' ', the line is cut at each run of white space.
 *  @return how many columns the line has; n + 1 when it has more than @p n */
size_t columns_cut(struct str *out, size_t n, struct str line, char separator);

/** Read the whole of @p text as a number from 0 to @p max; false when it is no such
 *  number. */
bool columns_number(unsigned *out, struct str text, unsigned max);

#endif
