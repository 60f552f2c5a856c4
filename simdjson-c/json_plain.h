/* Reading plain JSON with simdjson, at a fraction of jansson's time. */
#ifndef SIMDJSON_C_JSON_PLAIN_H
#define SIMDJSON_C_JSON_PLAIN_H

#include <jansson.h>

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The value that @p text is, of jansson's kind, as json_loadb() with JSON_REJECT_DUPLICATES and JSON_DECODE_ANY gives it.
 *
 * @param text  valid UTF-8.
 * @return the caller gives it back with json_decref(). NULL when the text is no JSON or not plain (numbers that are no
 *         64-bit integers, values nested deeper than 16): jansson has to read it, or to say what is wrong.
 */
json_t *json_plain_read(struct str text);

#ifdef __cplusplus
}
#endif

#endif
