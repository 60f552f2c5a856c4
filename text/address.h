/* Reads links, host names and e-mail addresses. */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/**
 * Read the link that begins at letter @p i of @p window (« https://… », « www.… »). Add
 * its host, in parts and as a whole, then the words of its path. @p raw is only room to
 * work in.
 *
 * @return the index of the letter after the link; 0 when there is none.
 */
size_t address_read_link(struct token_builder *builder, struct letter_window *window,
                         struct raw *raw, size_t i);

/**
 * Add @p raw when it is an e-mail address, or a host name with or without a path.
 *
 * @return whether it was one.
 */
bool address_add(struct token_builder *builder, const struct raw *raw);

#endif
