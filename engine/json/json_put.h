/* Writing JSON straight into a buffer: no tree is built. */
#ifndef ENGINE_JSON_JSON_PUT_H
#define ENGINE_JSON_JSON_PUT_H

#include <jansson.h>

#include "base/buf.h"

/** Append @p text, valid UTF-8, as a JSON string with its quotes; no character but the quote, the backslash and
 *  those below U+0020 is escaped: the bytes that jansson writes. */
void json_put_string(struct buf *out, struct str text);

/** Append @p before as it is, then the string @p text: json_put_text(out, STR(",\"id\":"), id). */
static inline void json_put_text(struct buf *out, struct str before, struct str text)
{
    buf_put_str(out, before);
    json_put_string(out, text);
}

/** The same; null for the empty text. */
static inline void json_put_text_or_null(struct buf *out, struct str before,
                                         struct str text)
{
    buf_put_str(out, before);
    if (text.n)
        json_put_string(out, text);
    else
        buf_put_str(out, STR("null"));
}

/** Append @p before as it is, then the digits of @p number. */
static inline void json_put_number(struct buf *out, struct str before, uint64_t number)
{
    buf_put_str(out, before);
    buf_put_number(out, number);
}

/** Append @p before as it is, then true or false. */
static inline void json_put_boolean(struct buf *out, struct str before, bool is_true)
{
    buf_put_str(out, before);
    buf_put_str(out, is_true ? STR("true") : STR("false"));
}

/** Append a number that reads back as the same double, in the fewest digits that do. */
void json_put_real(struct buf *out, double number);

/** The most decimals of json_put_rounded(). */
#define JSON_DECIMALS_MAX 6

/** Append @p number rounded to @p decimals and never with more than ten digits, as jansson writes that with
 *  JSON_REAL_PRECISION(10): "0.0", "12.5", "1e-6". @p number is within ± 2^63 ÷ 10^decimals. */
void json_put_rounded(struct buf *out, double number, unsigned decimals);

/** Append @p value without white space, members in their order. */
void json_put_value(struct buf *out, const json_t *value);

#endif
