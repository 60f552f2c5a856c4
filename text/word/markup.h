/* Recognises the HTML that may stand in a text: tags are skipped, entities are
 * decoded. */
#ifndef TEXT_WORD_MARKUP_H
#define TEXT_WORD_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/**
 * The length in bytes of the HTML tag or comment at the start of @p rest, whose first
 * byte is '<'; 0 when there is none.
 */
size_t markup_tag(struct str rest);

/** The same for a tag that does not part words: « form<b>ation</b> » is one word. */
size_t markup_inline_tag(struct str rest);

/** Whether the tag at the start of @p rest begins raised text: <sup>. */
bool markup_is_raising(struct str rest);

/**
 * The code point of the HTML entity, by name in any case or by number, at the start of
 * @p rest, whose first byte is '&'; its length in bytes is put in @p length.
 *
 * @return 0 when the entity is not one of those known; @p length is then left alone.
 */
uint32_t markup_entity(struct str rest, size_t *length);

#endif
