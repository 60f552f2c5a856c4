/* Words that frame a question rather than say what it is about: « en quoi consiste l'usufruit ». */
#ifndef ENGINE_VOCABULARY_FRAMING_H
#define ENGINE_VOCABULARY_FRAMING_H

#include <stdbool.h>

#include "base/str.h"

/** Whether @p folded (lower case, no accents) is one. Such a word ranks like any other, but beside one other word it is
 *  not asked of a document. */
bool framing_is(struct str folded);

#endif
