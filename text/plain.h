/* Plain words, nine in ten: a run of ASCII and Latin-1 letters that nothing continues. */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/builder.h"

/** What a byte may begin. */
enum byte_class {
    BYTE_BREAK,  /* nothing: spaces, most signs */
    BYTE_SIGN,   /* no word, but it may mean something: < % */
    BYTE_LETTER, /* an ASCII letter */
    BYTE_DIGIT,
    BYTE_JOINER, /* a sign that may stand inside a word */
    BYTE_HIGH    /* more than ASCII */
};

extern const unsigned char byte_classes[256];

/** Whether a word may begin at byte @p p of @p text, of class BYTE_HIGH: a letter that needs no normalisation. */
bool plain_begins_high(struct str text, size_t p);

/**
 * Read the plain word at byte @p p, where a BYTE_LETTER stands or plain_begins_high(), and add it, or step over it when it is elided (« l' »).
 * @return the byte after it; @p p when it is not plain and needs the reader.
 */
size_t plain_read(struct token_builder *builder, size_t p);

#endif
