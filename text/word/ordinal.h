/* Ordinals: 1er, 3e, whichever way they are written. */
#ifndef TEXT_WORD_ORDINAL_H
#define TEXT_WORD_ORDINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Room for "999999999e" and its zero byte. */
#define ORDINAL_TEXT_BYTES 16

/** The number that @p folded spells as an ordinal (« troisieme », « xxie »), 0 when it does not. */
uint32_t ordinal_of_word(struct str folded);

/** Whether the folded @p suffix after digits makes an ordinal: er, ere, e, eme, ieme, nd, …, and their plurals. */
bool ordinal_is_suffix(struct str suffix);

/** The one form, "1er" or "3e"; returns its length. @p digits are at most 9. */
size_t ordinal_format(char to[ORDINAL_TEXT_BYTES], struct str digits);

#endif
