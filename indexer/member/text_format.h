/* The formats that the text of a document may be written in, when it comes as a member of
 * JSON. */
#ifndef INDEXER_MEMBER_TEXT_FORMAT_H
#define INDEXER_MEMBER_TEXT_FORMAT_H

#include "base/buf.h"

enum text_format { TEXT_PLAIN, TEXT_MARKDOWN, TEXT_HTML, TEXT_FORMAT_COUNT_ };

/** The format that @p name names: « markdown », « md », « text/html »…;
 *  TEXT_FORMAT_COUNT_ when it is none. */
enum text_format text_format_find(struct str name);

/**
 * The format that @p text is clearly written in. HTML has a tag that is closed. Markdown
 * has two of its signs: headings, links, code between fences, strong words, tables.
 */
enum text_format text_format_guess(struct str text);

/** Append the plain text of @p source to @p text, and its layout (text/block/layout.h) to
 *  @p layout, which is empty. Entities of plain text are decoded. */
void text_format_put(struct buf *text, struct buf *layout, enum text_format format,
                     struct str source);

/** The same without the layout. */
void text_format_put_plain(struct buf *text, enum text_format format, struct str source);

#endif
