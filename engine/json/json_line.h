/* Finds the line of a value in a JSON text, because the parser does not keep lines. */
#ifndef ENGINE_JSON_JSON_LINE_H
#define ENGINE_JSON_JSON_LINE_H

#include <stddef.h>

#include "base/str.h"

/**
 * The line, from 1, of the value at @p path in @p text, a JSON text without faults. A
 * path is like "regions[3].towns[0].name" or "[12]"; "" is the whole text. Member names
 * are compared as they are written, escapes included. Where the path leads nowhere, the
 * line is that of the last value that it reached.
 */
size_t json_line_of(struct str text, const char *path);

#endif
