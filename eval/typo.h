/* Makes one typing error in a text, of the kinds that people make on a French
 * keyboard. */
#ifndef EVAL_TYPO_H
#define EVAL_TYPO_H

#include "eval/letters.h"

/** Words of fewer letters stay as they are. */
#define TYPO_MIN_LETTERS 5

/**
 * Make one error in one word of @p text, which comes from letters_decode(). The word and
 * the error are drawn from @p seed: a letter is missing, one is too many, one is wrong,
 * or two are swapped, each as often as the others. A wrong letter is that of a
 * neighbouring key. The first letter of a word stays, because few errors are made there
 * (1.4 to 3.3 % according to Kukich, "Techniques for automatically correcting words in
 * text", 1992). Words with digits stay as they are.
 * @return false when no word can have an error
 */
bool typo_make(struct letters *text, uint64_t seed);

#endif
