/* Texts in UTF-16, which spreadsheets and editors of Windows write. */
#ifndef INDEXER_MARKUP_UTF16_H
#define INDEXER_MARKUP_UTF16_H

#include "base/buf.h"

/** Whether @p bytes begin with the byte order mark of UTF-16, of either order. */
bool utf16_is_marked(struct str bytes);

/**
 * Append @p bytes, which utf16_is_marked(), as UTF-8 without the mark. Half a surrogate
 * pair or half a unit becomes U+FFFD.
 */
void utf16_put_text(struct buf *out, struct str bytes);

#endif
