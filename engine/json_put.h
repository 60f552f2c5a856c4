/* Writing JSON straight into a buffer. */
#ifndef ENGINE_JSON_PUT_H
#define ENGINE_JSON_PUT_H

#include <jansson.h>

#include "base/buf.h"

/** Append @p text, valid UTF-8, as a JSON string with its quotes; no character but the quote, the backslash and
 *  those of command is escaped. */
void json_put_string(struct buf *out, struct str text);

/** Append a number that reads back as the same double, in the fewest digits that do. */
void json_put_real(struct buf *out, double number);

/** Append @p value without white space, members in their order. */
void json_put_value(struct buf *out, const json_t *value);

#endif
