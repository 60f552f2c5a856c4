/* Reads words that have signs: C++, C#, .NET, R&D, H/F. */
#ifndef TEXT_SIGN_H
#define TEXT_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/raw.h"
#include "text/word/letter.h"

/**
 * The index after the signs at letter @p i of @p window that belong to the word before
 * them, whose letters are the last of @p raw: « ++ », or « # » after one letter. @p i
 * when there are none.
 */
size_t sign_end(const struct raw *raw, struct letter_window *window, size_t i);

/**
 * Add the @p n letters, « C++ » or « C# », when they end with such signs.
 *
 * @return whether they were added.
 */
bool sign_add(struct token_builder *builder, const struct letter *letters, size_t n,
              uint32_t flags);

/**
 * Add @p raw when it is two single letters that one sign makes a word: « R&D », « H/F ».
 *
 * @return whether it was added.
 */
bool sign_add_pair(struct token_builder *builder, const struct raw *raw);

/**
 * Read « .NET », whose point is at byte @p p of the text, and add it.
 *
 * @return the byte after it; 0 when something else stands there.
 */
size_t sign_read_dot(struct token_builder *builder, size_t p);

/**
 * Read the « & » of « R & D », which is @p n bytes at byte @p p of the text, and the
 * letter behind it, and add them to the letter before, which is the last token.
 *
 * @return the byte after the letter; 0 when something else stands there.
 */
size_t sign_read_ampersand(struct token_builder *builder, size_t p, size_t n);

#endif
