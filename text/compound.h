/* Compounds: the parts of Hauts-de-France, of Cap'Emploi and of inffo_regions, and their joined form. */
#ifndef TEXT_COMPOUND_H
#define TEXT_COMPOUND_H

#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"

/**
 * Add the word or compound that stands at [from, to) of @p raw: its parts at consecutive positions, the joined form
 * beside the first. What stands before a part's apostrophe (l', qu') is left out, and the pronouns
 * of « complète-t-elle » too.
 */
void compound_add(struct token_builder *builder, const struct raw *raw, size_t from,
                  size_t to);

#endif
