/* Texts in whatever encoding become UTF-8. */
#ifndef INDEXER_MARKUP_CHARSET_H
#define INDEXER_MARKUP_CHARSET_H

#include "base/buf.h"

/** The code point of @p byte, 0x80 or more, in Windows-1252. */
uint32_t charset_windows(unsigned char byte);

/**
 * Append @p bytes, any, as UTF-8 without a byte order mark. What is UTF-8 is taken for
 * it, whatever @p declared says; the rest is read as declared, and where that is not
 * known or wrong as Windows-1252.
 *
 * @param declared  the name of an encoding, in any case, as a page or a file of XML gives
 *                  it; or empty.
 * @return NULL, or what was wrong, in French.
 */
const char *charset_put(struct buf *out, struct str bytes, struct str declared);

#endif
