/* Reads numbers as French prints them: groups of thousands, decimals, telephone numbers,
 * ordinals, articles of law, times. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Read the number that begins at letter @p i of @p window and that spaces or signs would
 * cut (« 1 085,094 », « 15.000 », « 03.20.30.59.59 », « +33 3 20… », « 12,5 », « 1 ^{er}
 * », « 10 h 30 », « L. 6313-1 »), and add it. « n° » before a number is read and gives no
 * token.
 *
 * @return the index after it; 0 when none of these begins there.
 */
size_t number_read(struct token_builder *builder, struct letter_window *window, size_t i);

/**
 * Add the letters when they are an ordinal (« 3eme »).
 *
 * @return whether they were added.
 */
bool number_add_ordinal(struct token_builder *builder, const struct letter *letters,
                        size_t n, uint32_t flags);

/** Whether @p letters are digits only, and at least one. */
bool number_is_digits(const struct letter *letters, size_t n);

#endif
