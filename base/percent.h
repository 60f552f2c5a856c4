/* Percent-encoding (RFC 3986) of texts in addresses. */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include "base/buf.h"

/** Append @p text percent-encoded: all but letters, digits and "-._~" (and "/" when @p keep_slash). */
void percent_encode(struct buf *out, struct str text, bool keep_slash);

#endif
