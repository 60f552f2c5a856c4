/* Reads plain JSON with simdjson, many times as fast as jansson does. */
#ifndef SIMDJSON_C_JSON_PLAIN_H
#define SIMDJSON_C_JSON_PLAIN_H

#include <jansson.h>

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read @p text into a value of jansson, the same that json_loadb() makes of it with
 * JSON_REJECT_DUPLICATES and JSON_DECODE_ANY.
 *
 * @param text  valid UTF-8.
 * @return the value, which the caller gives back with json_decref(). NULL when the text
 *         is not JSON or not plain, which means that it has numbers other than 64-bit
 *         integers or is nested deeper than 16: jansson then has to read it, or to say
 *         what is wrong.
 */
json_t *json_plain_read(struct str text);

#ifdef __cplusplus
}
#endif

#endif
