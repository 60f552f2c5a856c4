/* Corrects words that mean something else after certain other words: Grand Est, Pas de
 * Calais, REV 3. */
#ifndef TEXT_CONTEXT_H
#define TEXT_CONTEXT_H

#include <stdbool.h>

#include "base/str.h"

struct token_builder;

/** Whether an expression that has a rule ends with @p folded. */
bool context_matters(struct str folded);

/** Apply the rule of the last token of @p builder, if the words before it ask for it. */
void context_apply(struct token_builder *builder);

#endif
