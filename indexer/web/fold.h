/* Small French texts as they are compared: small letters without accents. */
#ifndef INDEXER_WEB_FOLD_H
#define INDEXER_WEB_FOLD_H

#include "base/buf.h"

/**
 * Append @p text, UTF-8, with small letters without accents, ' for ’, and one space for
 * each run of white space and no-break spaces; none at the ends.
 */
void fold_put(struct buf *out, struct str text);

#endif
