/* Words that mean something else after certain others: Grand Est, Pas de Calais, REV 3. */
#ifndef TEXT_CONTEXT_H
#define TEXT_CONTEXT_H

#include <stdbool.h>

#include "base/str.h"

struct token_builder;

/** Whether the folded word has a rule here. */
bool context_matters(struct str folded);

/** Apply the rules to the last token of @p builder. */
void context_apply(struct token_builder *builder);

#endif
