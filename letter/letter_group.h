/* Puts the documents of a letter into sections. Private to letter/. */
#ifndef LETTER_LETTER_GROUP_H
#define LETTER_LETTER_GROUP_H

#include "letter/letter.h"

/**
 * Set the sections of @p letter from the @p n items, the newest first, which are put into
 * another order. Everything else stays in @p arena.
 */
void letter_group(struct letter *letter, struct letter_item *items, size_t n,
                  const struct vocabulary *vocabulary, struct arena *arena);

#endif
