/* The invariants of the tokens of any text. The unit tests and the fuzzer check them. */
#ifndef TESTS_UNIT_TEXT_INVARIANTS_H
#define TESTS_UNIT_TEXT_INVARIANTS_H

#include "base/str.h"
#include "text/analyse.h"

/** The description of the invariant that @p list, the tokens of @p text, breaks; NULL
 *  when it breaks none. */
const char *invariant_broken(struct token_list list, struct str text);

/** The description of a difference between two lists; NULL when they are equal. */
const char *token_lists_differ(struct token_list a, struct token_list b);

#endif
