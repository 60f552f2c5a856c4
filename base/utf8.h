/* UTF-8: decoding, encoding, checking, cutting. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** What stands for a byte sequence that is not UTF-8. */
#define UTF8_REPLACEMENT 0xFFFDU

/**
 * The code point at @p at (< @p n bytes, n ≥ 1) and its length in bytes in @p length (≥ 1). Overlong
 * forms, surrogates and what is beyond U+10FFFF are invalid: the answer is then -1, and the length
 * that of the maximal ill-formed part (Unicode 15, §3.9).
 */
int32_t utf8_decode(const char *at, size_t n, size_t *length);

/** Write @p code_point at @p to (room for 4 bytes); returns the bytes written, 0 when it is none. */
size_t utf8_encode(char *to, uint32_t code_point);

/** The offset of the first invalid byte, or s.n when all is valid. */
size_t utf8_first_invalid(struct str s);

/** The number of code points; an invalid sequence counts as one. */
size_t utf8_count(struct str s);

/** The longest start of @p s of at most @p n_bytes bytes that cuts no code point and no maximal
 *  ill-formed part. */
struct str utf8_head_bytes(struct str s, size_t n_bytes);

/** The longest start of @p s of at most @p n code points. */
struct str utf8_head(struct str s, size_t n);

#endif
