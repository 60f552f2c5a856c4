/* Finds figures in a text. */
#ifndef TEXT_EXCERPT_FIGURE_H
#define TEXT_EXCERPT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** Whether @p text has a figure: a number that is neither a year nor « 2e » or « L1 ». */
bool figure_stands_in(struct str text);

/** The byte of @p text where the number @p value stands first, whatever spaces either
 *  has between its digits; text.n when it does not. */
size_t figure_find(struct str text, struct str value);

#endif
