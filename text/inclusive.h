/* Inclusive writing: apprenti·e·s, salarié(e)s, demandeur.euse.s, formateur/trice, étudiant-e-s. */
#ifndef TEXT_INCLUSIVE_H
#define TEXT_INCLUSIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/** The number of letters of the bracketed ending, brackets included, at letter @p i of @p window; 0 for none. */
size_t inclusive_bracket(struct letter_window *window, size_t i);

/** Rewrite the inclusive forms of @p raw to their masculine, with s where the plural is meant. */
void inclusive_rewrite(struct raw *raw);

/** After the word [from, to) of @p raw was added: add its feminine beside it, if it has one. */
void inclusive_add_feminine(struct token_builder *builder, const struct raw *raw,
                            size_t from, size_t to);

#endif
