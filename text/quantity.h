/* Reads figures with what they count: RNCP35000, 35h, 25m², 10 h 30. */
#ifndef TEXT_QUANTITY_H
#define TEXT_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Add the @p n letters as their runs of letters and of digits, and whole beside the
 * first, when people write them apart too. « C2RP », « rev3 » and « 1J1S » are names.
 *
 * @return whether they were added.
 */
bool quantity_add_glued(struct token_builder *builder, const struct letter *letters,
                        size_t n, uint32_t flags);

/**
 * Read the time that begins at letter @p i of @p window, a digit: « 10h30 », « 10 h 30 »,
 * « 1 heure 30 », and add it as « 10h30 ». « 9h00 » gives the words of « 9 heures ».
 *
 * @return the index after it; 0 when there is none. Hours without minutes are none: they
 *         are a number and a word.
 */
size_t quantity_read_time(struct token_builder *builder, struct letter_window *window,
                          size_t i);

#endif
