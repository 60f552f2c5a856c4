/* Elision: the short words that lose their vowel before an apostrophe, and the words that only look so. */
#ifndef TEXT_ELISION_H
#define TEXT_ELISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/builder.h"
#include "text/word/letter.h"

/** Whether @p folded is elided before an apostrophe: c d j l m n s t qu jusqu lorsqu puisqu quoiqu. */
bool elision_is_prefix(struct str folded);

/** The letters to leave out at the start of @p letters, apostrophes included: « qu'd' » in « qu'd'emploi ». */
size_t elision_length(const struct letter *letters, size_t n);

/** Whether @p letters, with an apostrophe in it, is one word: aujourd'hui, prud'homme, quelqu'un. */
bool elision_is_one_word(const struct letter *letters, size_t n);

/**
 * In a query, before a word that starts with @p first is added: take back a lone « l » or « qu » that
 * stands just before it, its apostrophe forgotten.
 */
void elision_mend(struct token_builder *builder, const struct found *next);

#endif
