/* Folds letters: an accented letter or a ligature becomes the plain letters by which it
 * is indexed (é → e, œ → oe). */
#ifndef TEXT_WORD_FOLD_H
#define TEXT_WORD_FOLD_H

#include <stddef.h>
#include <stdint.h>

/** The most bytes that the folded form of one code point takes. */
#define FOLD_MAX_BYTES 16

/**
 * The ASCII letter that each of the letters U+00C0 to U+00FF folds to, at the index code
 * point − 0xC0. It is 0 for the signs × and ÷, and for æ, ð, þ and ß, which do not fold
 * to a single letter.
 */
extern const char fold_latin1[64];

/**
 * Write the folded form of @p cp, a lower-case code point in NFKC, to @p to as UTF-8
 * without a final zero byte. @p to has room for FOLD_MAX_BYTES.
 *
 * @return the number of bytes written; 0 for a combining mark below U+2000.
 */
size_t fold_code_point(char *to, uint32_t cp);

#endif
