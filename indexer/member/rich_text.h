/* Reads texts that editors on websites keep as JSON: lists of blocks with texts inside
 * (EditorJS, Portable Text, ProseMirror, Slate, rich texts of Contentful and Strapi). */
#ifndef INDEXER_MEMBER_RICH_TEXT_H
#define INDEXER_MEMBER_RICH_TEXT_H

#include <stdbool.h>

#include <jansson.h>

#include "base/buf.h"

/** Whether @p value is a list of objects, or an object with such lists. */
bool rich_text_is(const json_t *value);

/** Append the plain text of @p value, and its layout to @p layout, which is empty. */
void rich_text_put(struct buf *text, struct buf *layout, const json_t *value);

#endif
