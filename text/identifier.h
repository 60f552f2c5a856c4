/* Reads the numbers that companies and training bodies have: SIRET, SIREN, NDA. */
#ifndef TEXT_IDENTIFIER_H
#define TEXT_IDENTIFIER_H

#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Read the number that begins at letter @p i of @p window, a digit: « 123 456 789 00012
 * », « 32 59 12345 59 », and add its digits without what stands between. In a document
 * the SIREN stands beside the SIRET that begins with it.
 *
 * @return the index after it; 0 when there is none.
 */
size_t identifier_read(struct token_builder *builder, struct letter_window *window,
                       size_t i);

#endif
