/* Numbers as French prints them: thousands groups, decimals, phones, ordinals, articles of law, units of money. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Read at letter @p i of @p window, and add to @p builder, what spaces or signs would cut: « 1 085,094 »,
 * « 03.20.30.59.59 », « +33 3 20… », « 12,5 », « 1 ^{er} », « L. 6313-1 », the « n° » before a number.
 * @return the index after it; 0 when there is none of these.
 */
size_t number_read(struct token_builder *builder, struct letter_window *window, size_t i);

/**
 * Add the @p n letters of a word whose last stands before « € » when they are a unit of money or an
 * amount with one: « M », « 5Md », « k ». @return whether they were.
 */
bool number_add_amount(struct token_builder *builder, const struct letter *letters,
                       size_t n);

/** Add the letters as the ordinal they are (« 3eme ») or say that they are none. */
bool number_add_ordinal(struct token_builder *builder, const struct letter *letters,
                        size_t n, uint32_t flags);

/** Whether all @p n letters are digits. */
bool number_is_digits(const struct letter *letters, size_t n);

#endif
