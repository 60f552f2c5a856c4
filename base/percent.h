/* Percent-encoding (RFC 3986) of texts in addresses. */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include "base/buf.h"

/** Append @p text with every byte percent-encoded except letters, digits and "-._~"; with
 *  @p keep_slash, "/" stays as it is too. */
void percent_encode(struct buf *out, struct str text, bool keep_slash);

#endif
