/* A text as an array of code points, so that single letters can be changed. */
#ifndef EVAL_LETTERS_H
#define EVAL_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/** The code points, which it owns. Initialise it with LETTERS_INIT. */
struct letters {
    uint32_t *at;
    size_t n;
};
#define LETTERS_INIT                                                                     \
    {                                                                                    \
        NULL, 0                                                                          \
    }
void letters_release(struct letters *letters);
#define AUTO_LETTERS CLEANUP(letters_release) struct letters

/** Decode @p text; bytes that are not UTF-8 become U+FFFD. The array has room for one
 *  more code point. */
void letters_decode(struct letters *out, struct str text);

/** Append the @p n code points at @p at as UTF-8. */
void letters_put(struct buf *out, const uint32_t *at, size_t n);

bool letter_is_letter(uint32_t code_point);
bool letter_is_digit(uint32_t code_point);
bool letter_is_space(uint32_t code_point);
bool letter_is_apostrophe(uint32_t code_point);

#endif
