/* Recognises ordinals in all their spellings (« premier », « 1re », « IIIe »), and gives
 * each one spelling: 1er, 3e. */
#ifndef TEXT_WORD_ORDINAL_H
#define TEXT_WORD_ORDINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Room for "999999999e" and its final zero byte. */
#define ORDINAL_TEXT_BYTES 16

/**
 * The number of the ordinal that @p folded spells in letters or Roman figures
 * (« troisieme », « xxie »), singular or plural; 0 when it spells none.
 */
uint32_t ordinal_of_word(struct str folded);

/**
 * Whether the folded @p suffix makes an ordinal of the figures before it: e, er, ere, re,
 * eme, ieme, nd, nde or a plural of these.
 */
bool ordinal_is_suffix(struct str suffix);

/**
 * Write the ordinal of @p digits (at most 9) to @p to, with its final zero byte: "1er"
 * for 1, else like "3e".
 *
 * @return its length in bytes.
 */
size_t ordinal_format(char to[ORDINAL_TEXT_BYTES], struct str digits);

#endif
