/* Lines of columns: cutting them. */
#ifndef EVAL_COLUMNS_H
#define EVAL_COLUMNS_H

#include <stdbool.h>

#include "base/str.h"

/** Cut @p line at each @p separator (at each stretch of white space when that is ' ') into at most @p n columns,
 *  without white space at their ends. @return how many columns there are, at most @p n + 1: too many is told so. */
size_t columns_cut(struct str *out, size_t n, struct str line, char separator);

#endif
