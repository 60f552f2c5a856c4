/* Reading plain JSON, at a quarter of the library's time. */
#ifndef ENGINE_JSON_PLAIN_H
#define ENGINE_JSON_PLAIN_H

#include <jansson.h>

#include "base/str.h"

/**
 * The value that @p text is: the library's own, as json_loadb() with JSON_REJECT_DUPLICATES and JSON_DECODE_ANY gives it.
 *
 * @param text  valid UTF-8.
 * @return the caller gives it back with json_decref(). NULL when the text is no JSON or not plain (numbers with a
 *         fraction or an exponent, or of more than 18 digits; values nested deeper than 16): the library has to read
 *         it, or to say what is wrong.
 */
json_t *json_plain_read(struct str text);

#endif
