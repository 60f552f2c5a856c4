/* What of HTML may stand in a text: tags to step over, entities to read. */
#ifndef TEXT_WORD_MARKUP_H
#define TEXT_WORD_MARKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** The length in bytes of the HTML tag or comment that @p rest begins with ('<' first), 0 when it is none. */
size_t markup_tag(struct str rest);

/** The code point that the entity at the start of @p rest ('&' first) stands for, its bytes in
 *  @p length; 0 when it is none of those known. Case does not matter. */
uint32_t markup_entity(struct str rest, size_t *length);

#endif
