/* Reads French telephone numbers. */
#ifndef TEXT_PHONE_H
#define TEXT_PHONE_H

#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/* Numbers of four digits in pairs, « 39 49 », give 3949 beside their two numbers. */

/**
 * Read the telephone number that begins at letter @p i of @p window (a digit, « + » or a
 * bracket), and add it as it is dialled in France, 0320305959, however it is grouped.
 *
 * @return the index after it; 0 when there is none.
 */
size_t phone_read(struct token_builder *builder, struct letter_window *window, size_t i);

#endif
