/* Handles elision: some short words lose their vowel before an apostrophe (l', qu'). In
 * other words the apostrophe is simply part of the word (aujourd'hui). */
#ifndef TEXT_ELISION_H
#define TEXT_ELISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Whether @p folded can be elided before an apostrophe: c d j l m n s t qu jusqu lorsqu
 * puisqu quoiqu.
 */
bool elision_is_prefix(struct str folded);

/**
 * How many letters at the start of @p letters are elided words with their apostrophes:
 * those of « qu'd' » in « qu'd'emploi ». 0 when nothing would follow them.
 */
size_t elision_length(const struct letter *letters, size_t n);

/**
 * Whether @p letters are one word with an apostrophe in it: aujourd'hui, prud'homme,
 * quelqu'un.
 */
bool elision_is_one_word(const struct letter *letters, size_t n);

/**
 * Remove the last token when it is a lone « l » or « qu » just before @p next, a word
 * that begins with a vowel or h: whoever typed the query forgot the apostrophe. For
 * queries only.
 */
void elision_mend(struct token_builder *builder, const struct found *next);

#endif
