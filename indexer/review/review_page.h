/* Writes the report of a run for people: as a page of HTML, or as text. */
#ifndef INDEXER_REVIEW_REVIEW_PAGE_H
#define INDEXER_REVIEW_REVIEW_PAGE_H

#include <jansson.h>

#include "base/buf.h"

/** Append the report @p object, as --report writes it in JSON, as a page of HTML: French,
 *  without scripts, complete in itself. */
void review_put_html(struct buf *out, const json_t *object);

/** Append the same as text, in lines. */
void review_put_text(struct buf *out, const json_t *object);

#endif
