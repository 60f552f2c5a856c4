/* A text as an array of code points, for changing single letters. */
#ifndef EVAL_LETTERS_H
#define EVAL_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/** LETTERS_INIT is empty; owned. */
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

/** Decode @p text; what is no UTF-8 becomes U+FFFD. There is room for one code point more. */
void letters_decode(struct letters *out, struct str text);
void letters_put(struct buf *out, const uint32_t *at, size_t n);

bool letter_is_letter(uint32_t code_point);
bool letter_is_digit(uint32_t code_point);
bool letter_is_space(uint32_t code_point);
bool letter_is_apostrophe(uint32_t code_point);

#endif
