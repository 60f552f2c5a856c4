/* What a page has in its HTML and does not show. */
#ifndef INDEXER_MARKUP_HTML_HIDDEN_H
#define INDEXER_MARKUP_HTML_HIDDEN_H

#include "indexer/markup/html_tree.h"

/**
 * Whether the element @p i is never seen: a script, what has the attribute `hidden` or
 * the like, texts for screen readers only. The panels of tabs and accordions are hidden
 * until a reader opens them, and count as seen.
 */
bool html_is_hidden(const struct html_tree *tree, size_t i);

/** Whether one of the parts of @p names, a class or an id, is in @p parts, which ends
 *  with NULL and is in small letters. A part ends with white space. */
bool html_has_class(struct str names, const char *const *parts);

#endif
