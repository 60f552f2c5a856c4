/* Makes the ids and titles of documents whose source gives none, from the name of the
 * file and what tells the document apart in it. */
#ifndef INDEXER_TABULAR_ROW_ID_H
#define INDEXER_TABULAR_ROW_ID_H

#include "base/buf.h"

/** The most bytes of an id: a few less than a record has room for, so that a number may
 *  follow. */
#define ROW_ID_MAX 190U

/**
 * Append an id: the place of the file in its source, without the source's name and the
 * file's ending; then, unless @p key is empty, "/" and the key as a slug. A long one is
 * cut, with a part of its digest at its end.
 */
void row_put_id(struct buf *out, const char *origin, struct str key);

/** Append @p text as small letters a to z, digits and hyphens. */
void row_put_slug(struct buf *out, struct str text);

/** Append the name of the file as a title: « taux-chomage_2025.csv » → « Taux chomage
 *  2025 ». */
void row_put_title_of_file(struct buf *out, const char *origin);

#endif
