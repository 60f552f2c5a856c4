/* Knows the words that frame a question and do not say what it is about: « en quoi
 * consiste l'usufruit ». */
#ifndef ENGINE_VOCABULARY_FRAMING_H
#define ENGINE_VOCABULARY_FRAMING_H

#include <stdbool.h>

#include "base/str.h"

/**
 * Whether @p folded (lower case, no accents) is a framing word. Such a word ranks like
 * any other, but a document need not have it when the query has only one other word.
 */
bool framing_is(struct str folded);

#endif
