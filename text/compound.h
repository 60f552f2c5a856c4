/* Reads compounds (Hauts-de-France, Cap'Emploi, inffo_regions): their parts, and all
 * parts joined to one word. */
#ifndef TEXT_COMPOUND_H
#define TEXT_COMPOUND_H

#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"

/**
 * Add the word or compound in [from, to) of @p raw. Its parts get consecutive positions;
 * the joined form stands beside the first. Elided words (l', qu') are left out, and so
 * are the pronouns at the end of « complète-t-elle ».
 */
void compound_add(struct token_builder *builder, const struct raw *raw, size_t from,
                  size_t to);

#endif
