/* Breaks text into lines. */
#ifndef LETTER_LETTER_WRAP_H
#define LETTER_LETTER_WRAP_H

#include <stddef.h>

#include "base/buf.h"

/** How lines are made. */
struct letter_lines {
    /* What stands before the first line and before each other one. */
    const char *first, *rest;
    /* The most characters of a line, with what stands before it. */
    size_t columns;
};

/**
 * Append @p text in lines, each with a line feed. A line breaks at spaces alone, never at
 * no-break spaces nor before « : » and behind « « », whose spaces become such; a longer
 * word has a line of its own. Line breaks and tabs in the text
 * are spaces, other control characters are left out.
 */
void letter_wrap(struct buf *out, struct str text, const struct letter_lines *lines);

#endif
