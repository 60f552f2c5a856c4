/* One typing error, as hands make them on a French keyboard. */
#ifndef EVAL_TYPO_H
#define EVAL_TYPO_H

#include "eval/letters.h"

/** A word of fewer letters is left alone. */
#define TYPO_MIN_LETTERS 5

/**
 * Make one error in one word of @p text (as letters_decode() gives it), both drawn from @p seed: a letter left out, one
 * too many, a wrong one, or two swapped, in equal shares. The wrong letter is a neighbour's on the keyboard; the first
 * letter of a word stays, as it nearly always does (1.4 to 3.3 % of errors: Kukich, « Techniques for automatically
 * correcting words in text », 1992). Words with digits are left alone.
 * @return false when there is no word to err in.
 */
bool typo_make(struct letters *text, uint64_t seed);

#endif
