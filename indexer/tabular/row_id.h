/* Makes the ids and titles of documents whose source gives none, from the name of the
 * file and what tells the document apart in it. */
#ifndef INDEXER_TABULAR_ROW_ID_H
#define INDEXER_TABULAR_ROW_ID_H

#include "base/buf.h"

/**
 * Append an id: the place of the file in its source without its ending, then @p key, both
 * as small letters a to z, digits and hyphens. Either is cut, with a checksum at its end,
 * where it is long. An empty @p key adds nothing.
 */
void row_put_id(struct buf *out, const char *origin, struct str key);

/** Append @p text as small letters a to z, digits and hyphens. */
void row_put_slug(struct buf *out, struct str text);

/** Append the name of the file as a title: « taux-chomage_2025.csv » → « Taux chomage
 *  2025 ». */
void row_put_title_of_file(struct buf *out, const char *origin);

#endif
