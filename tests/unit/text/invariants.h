/* What holds for the tokens of any text at all; unit tests and the fuzzer check it. */
#ifndef TESTS_UNIT_TEXT_INVARIANTS_H
#define TESTS_UNIT_TEXT_INVARIANTS_H

#include "base/str.h"
#include "text/analyse.h"

/** The invariant that @p list, made of @p text, breaks, in words; NULL when all hold. */
const char *invariant_broken(struct token_list list, struct str text);

/** What differs between two lists, in words; NULL when they are the same. */
const char *token_lists_differ(struct token_list a, struct token_list b);

#endif
