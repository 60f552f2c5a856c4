/* Reads the words that are not plain by all the rules: numbers, links, initials,
 * inclusive forms, compounds. */
#ifndef TEXT_READER_H
#define TEXT_READER_H

#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/**
 * Add what begins at letter @p i of @p window, if it is a word or a number. @p raw is
 * only room to work in.
 *
 * @return the index of the letter after it, greater than @p i.
 */
size_t reader_read(struct token_builder *builder, struct letter_window *window,
                   struct raw *raw, size_t i);

#endif
