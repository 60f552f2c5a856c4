/* The object of a document that comes from a website: its texts are free of markup. */
#ifndef INDEXER_WEB_WEB_OBJECT_H
#define INDEXER_WEB_WEB_OBJECT_H

#include <jansson.h>

#include "indexer/markup/html_blocks.h"

/**
 * Set the members "text" and "layout" to what @p html says, any UTF-8. The line with
 * which WordPress ends the texts of its feeds (« est apparu en premier sur ») is left
 * out.
 *
 * @return NULL, or why it cannot be read, in French.
 */
const char *web_set_html(json_t *object, struct str html, enum html_lines lines);

/** Set the member @p name to the text of @p html on one line, and a description without
 *  the mark of a cut (« […] ») at its end; nothing when it is empty. */
void web_set_line(json_t *object, const char *name, struct str html);

/** Set the member @p name to @p text as it is, without white space around it. */
void web_set_text(json_t *object, const char *name, struct str text);

/** Add the text of @p html, on one line, to the list that is the member @p name. */
void web_add_name(json_t *object, const char *name, struct str html);

#endif
