/* The entities of HTML: `&eacute;`, `&#233;`, `&#xE9;`. */
#ifndef INDEXER_MARKUP_HTML_ENTITY_H
#define INDEXER_MARKUP_HTML_ENTITY_H

#include "base/buf.h"

/**
 * Append what the entity at the start of @p rest stands for, whose first byte is '&'. It
 * ends in ";", and is a number or any name of HTML5.
 *
 * @return its length in bytes; 0 when there is none, and nothing is appended.
 */
size_t html_put_entity(struct buf *out, struct str rest);

/**
 * Append @p html, which has no tags, with its entities decoded as a page shows them: the
 * names of HTML 4 may also stand without their ";" where no letter or digit follows.
 */
void html_put_decoded(struct buf *out, struct str html);

#endif
