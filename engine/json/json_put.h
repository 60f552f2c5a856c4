/* Writes JSON straight into a buffer, without building a tree of values. */
#ifndef ENGINE_JSON_JSON_PUT_H
#define ENGINE_JSON_JSON_PUT_H

#include <jansson.h>

#include "base/buf.h"

/**
 * Append @p text, valid UTF-8, as a JSON string with its quotes. Only the quote, the
 * backslash and the characters below U+0020 are escaped, so that the bytes are those that
 * jansson writes.
 */
void json_put_string(struct buf *out, struct str text);

/**
 * Append @p before as it is, then the string @p text: json_put_text(out, STR(",\"id\":"),
 * id).
 */
static inline void json_put_text(struct buf *out, struct str before, struct str text)
{
    buf_put_str(out, before);
    json_put_string(out, text);
}

/** Like json_put_text(), with null for an empty text. */
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

/** Append @p number with the fewest digits that are read back as the same double. */
void json_put_real(struct buf *out, double number);

/** The most decimals that json_put_rounded() can write. */
#define JSON_DECIMALS_MAX 6

/**
 * Append @p number, rounded to @p decimals decimals and to ten digits in all, as jansson
 * writes it with JSON_REAL_PRECISION(10): "0.0", "12.5", "1e-6".
 *
 * @param number    within ± 2^63 ÷ 10^decimals.
 * @param decimals  at most JSON_DECIMALS_MAX.
 */
void json_put_rounded(struct buf *out, double number, unsigned decimals);

/** Append @p value without white space; the members of an object keep their order. */
void json_put_value(struct buf *out, const json_t *value);

#endif
