/* Reads plain words, which are nine in ten: runs of ASCII and Latin-1 letters after which
 * the word is surely over. */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/builder.h"

/** What may begin with a byte. */
enum byte_class {
    /* No word: spaces and most signs. */
    BYTE_BREAK,
    /* No word, but the sign may mean something: <, % and $. */
    BYTE_SIGN,
    /* An ASCII letter. */
    BYTE_LETTER,
    BYTE_DIGIT,
    /* A sign that may stand inside a word. */
    BYTE_JOINER,
    /* A byte of a code point beyond ASCII. */
    BYTE_HIGH
};

extern const unsigned char byte_classes[256];

/**
 * Whether a plain word may begin at byte @p p of @p text, which is of class BYTE_HIGH:
 * with an accented letter of Latin-1 or with œ.
 */
bool plain_begins_high(struct str text, size_t p);

/**
 * Read the plain word at byte @p p, where a BYTE_LETTER or plain_begins_high() is, and
 * add it. An elided word (« l' ») is skipped.
 *
 * @return the byte after it; @p p when the word is not plain and the reader must read it.
 */
size_t plain_read(struct token_builder *builder, size_t p);

#endif
