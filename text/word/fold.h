/* Folding: the code points under which a lower-case letter is indexed, without accents or ligatures. */
#ifndef TEXT_WORD_FOLD_H
#define TEXT_WORD_FOLD_H

#include <stddef.h>
#include <stdint.h>

/** Room that one code point's folded form may take, in bytes. */
#define FOLD_MAX_BYTES 16

/**
 * For the letters U+00C0 to U+00FF (index: code point − 0xC0), the ASCII letter they fold to; 0 for the
 * two signs × ÷ and for æ, ð, þ, ß, which are not one letter.
 */
extern const char fold_latin1[64];

/**
 * Write the folded form of the lower-case, NFKC code point @p cp at @p to (room for FOLD_MAX_BYTES).
 * @return its bytes, 0 for a combining mark.
 */
size_t fold_code_point(char *to, uint32_t cp);

#endif
