/* Reads inclusive writing (apprenti·e·s, salarié(e)s, demandeur.euse.s, formateur/trice,
 * étudiant-e-s) as the masculine, with the feminine beside it. */
#ifndef TEXT_INCLUSIVE_H
#define TEXT_INCLUSIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/**
 * How many letters the ending in brackets at letter @p i of @p window has, brackets
 * included; 0 when it is no ending of inclusive writing.
 */
size_t inclusive_bracket(struct letter_window *window, size_t i);

/**
 * Replace the inclusive forms of @p raw by their masculine, in the plural where that is
 * meant. The forms remember what their feminine is made of.
 */
void inclusive_rewrite(struct raw *raw);

/**
 * Add the feminine of the word [from, to) of @p raw, which was just added, beside it.
 * Does nothing for a word that was not an inclusive form.
 */
void inclusive_add_feminine(struct token_builder *builder, const struct raw *raw,
                            size_t from, size_t to);

#endif
