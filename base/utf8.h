/* UTF-8: decoding, encoding, checking, cutting. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** The character that replaces a byte sequence that is not UTF-8. */
#define UTF8_REPLACEMENT 0xFFFDU

/**
 * Decode the code point that begins at @p at, where @p n bytes are left (at least 1). Its
 * length in bytes goes to @p length, at least 1. Overlong forms, surrogates and code
 * points beyond U+10FFFF are invalid: the result is then -1, and @p length that of the
 * maximal subpart of the ill-formed sequence (Unicode 15, §3.9).
 */
int32_t utf8_decode(const char *at, size_t n, size_t *length);

/** Encode @p code_point at @p to, which has room for 4 bytes. Returns how many were
 *  written; 0 when @p code_point is not a valid code point. */
size_t utf8_encode(char *to, uint32_t code_point);

/** The offset of the first invalid byte; s.n when @p s is valid. */
size_t utf8_first_invalid(struct str s);

/** The number of code points; an invalid sequence counts as one. */
size_t utf8_count(struct str s);

/** The longest beginning of @p s that has at most @p n_bytes bytes and cuts no code point
 *  and no maximal subpart of an ill-formed sequence. */
struct str utf8_head_bytes(struct str s, size_t n_bytes);

/** The longest beginning of @p s that has at most @p n code points. */
struct str utf8_head(struct str s, size_t n);

#endif
