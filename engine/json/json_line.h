/* On which line of a JSON text a value stands: the parser does not keep it. */
#ifndef ENGINE_JSON_JSON_LINE_H
#define ENGINE_JSON_JSON_LINE_H

#include <stddef.h>

#include "base/str.h"

/**
 * The line, from 1, of the value at @p path ("regions[3].towns[0].name", "[12]", "" for all) in @p text, which the
 * parser has read without a fault. Where the path leads no further, the line of the last value it reached. Names are
 * compared as they are written: without escapes.
 */
size_t json_line_of(struct str text, const char *path);

#endif
