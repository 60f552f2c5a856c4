/* Addresses: e-mail, host names, links. */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/**
 * Read the link (« https://… », « www.… ») at letter @p i of @p window and add its host with its parts, then
 * the words of its path. @p raw is scratch. @return the index after it, 0 when there is none.
 */
size_t address_read_link(struct token_builder *builder, struct letter_window *window,
                         struct raw *raw, size_t i);

/** Add @p raw as the e-mail address or host name (with a path) that it is, or say that it is none. */
bool address_add(struct token_builder *builder, const struct raw *raw);

#endif
