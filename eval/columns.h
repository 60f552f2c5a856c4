/* Lines that consist of columns: cutting them. */
#ifndef EVAL_COLUMNS_H
#define EVAL_COLUMNS_H

#include <stdbool.h>

#include "base/str.h"

/** Cut @p line at each @p separator into at most @p n columns, without the white space at
 *  their ends. When the separator is ' ', the line is cut at each run of white space.
 *  @return how many columns the line has; n + 1 when it has more than @p n */
size_t columns_cut(struct str *out, size_t n, struct str line, char separator);

#endif
