/* The texts of a document as stored in texts.bin. */
#ifndef ENGINE_TEXTS_H
#define ENGINE_TEXTS_H

#include "base/buf.h"
#include "engine/record.h"

/** Append the record's texts, and the title to show where the record has none of its own. */
void texts_put(struct buf *out, const struct record *record);

/** Find the texts in the bytes that texts_put() made; absent ones are "". Borrowed from @p bytes.
 *  @return false when the bytes are damaged: what was found before the damage is there, the rest is "". */
bool texts_get(struct str bytes, struct str fields[FIELD_COUNT_],
               struct str *shown_title);

#endif
