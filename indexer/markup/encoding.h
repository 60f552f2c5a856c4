/* Texts that are not UTF-8, or that became UTF-8 twice. */
#ifndef INDEXER_MARKUP_ENCODING_H
#define INDEXER_MARKUP_ENCODING_H

#include <stdbool.h>

#include <jansson.h>

#include "base/buf.h"

/**
 * Whether @p bytes, which are not UTF-8, are certainly French in Windows-1252 (or
 * ISO-8859-1, which it contains): each byte beyond ASCII is a letter or a sign of French
 * there, most of them letters within words, and none is part of a character of UTF-8.
 */
bool encoding_is_windows(struct str bytes);

/** Append @p bytes of Windows-1252 as UTF-8. */
void encoding_put_windows(struct buf *out, struct str bytes);

/** Whether all of @p text, valid UTF-8, was made UTF-8 a second time, as if it were
 *  Windows-1252: « Ã©tÃ© ». */
bool encoding_is_doubled(struct str text);

/** Append @p text, which encoding_is_doubled(), as it was before. */
void encoding_put_undoubled(struct buf *out, struct str text);

/** Mend the texts in @p value, however deep, that are doubled. Returns how many were. */
size_t encoding_mend_json(json_t *value);

/** The offset of the first « � » in @p text, or of a part that is doubled; text.n when
 *  there is none. */
size_t encoding_find_damage(struct str text);

#endif
