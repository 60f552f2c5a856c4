/* Knows the stop words: the French words that say little about a text and so weigh
 * little. */
#ifndef TEXT_WORD_STOPWORD_H
#define TEXT_WORD_STOPWORD_H

#include <stdbool.h>

#include "base/str.h"

/** Whether @p folded (lower case, no accents) is a stop word or a single ASCII letter. */
bool stopword_is(struct str folded);

#endif
