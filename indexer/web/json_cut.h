/* Cuts a list of JSON objects into its objects, so that one is in memory at a time. */
#ifndef INDEXER_WEB_JSON_CUT_H
#define INDEXER_WEB_JSON_CUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Where the cutting is. Held by value; the text is borrowed. */
struct json_cut {
    struct str text;
    size_t at;
    /* The line of the byte at @c at. */
    uint32_t line;
};

/** The objects of @p text: a list, or objects one behind the other. */
struct json_cut json_cut(struct str text);

/**
 * The next object, from its "{" to its "}", and its lines. What stands between objects is
 * passed over.
 *
 * @return false when there is none any more; *out is then what stands open, or empty.
 */
bool json_cut_next(struct str *out, uint32_t lines[2], struct json_cut *cut);

#endif
