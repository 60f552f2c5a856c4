/* The plain text of what websites export: entities are decoded, tags taken out. */
#ifndef INDEXER_MARKUP_HTML_TEXT_H
#define INDEXER_MARKUP_HTML_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "engine/record/record.h"

/** What the reader of a page sees in the place of a tag. */
enum html_gap {
    /* Nothing: <b>, <span> and the like stand within words. */
    HTML_GAP_NONE,
    /* The next cell of a row. */
    HTML_GAP_CELL,
    /* A new line. */
    HTML_GAP_LINE,
    /* A new paragraph. */
    HTML_GAP_PARAGRAPH
};

/** The gap that @p tag leaves, which begins with "<" or "</". */
enum html_gap html_gap_of(struct str tag);

/** Whether @p text is clearly HTML: it begins with the tag of a block (`<p>`), or one tag
 *  of a known name is closed (`</p>`, `<br/>`) or is a `<br>`. */
bool html_is_clear(struct str text);

/**
 * Append the text of @p html. Entities that end in ";" are decoded, by number or by any
 * name of HTML5; « AT&T », « a & b » and « &copie » are text. Tags are taken out if the
 * text html_is_clear().
 */
void html_put_text(struct buf *out, struct str html);

/**
 * Make plain texts of what @p record may hold as HTML: its title and the other texts that
 * are read.
 *
 * @param has_plain_text  FIELD_TEXT is plain already, and stays.
 */
void html_clean_record(struct record *record, bool has_plain_text);

#endif
