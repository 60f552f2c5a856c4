/* The marks in square brackets with which WordPress makes galleries and columns. */
#ifndef INDEXER_MARKUP_HTML_SHORTCODE_H
#define INDEXER_MARKUP_HTML_SHORTCODE_H

#include "base/buf.h"

/**
 * Append @p text without its shortcodes: `[caption id="a"]…[/caption]`, `[vc_row]`. What
 * is between two of them stays, and so do « [sic] », « [1] » and « [PDF, 2 Mo] ».
 */
void html_put_without_shortcodes(struct buf *out, struct str text);

#endif
