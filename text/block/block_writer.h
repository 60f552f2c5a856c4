/* Writes the plain text of a document and notes its structure: the one place where
 * Markdown, HTML, PDF and office files become what is analysed and shown. */
#ifndef TEXT_BLOCK_BLOCK_WRITER_H
#define TEXT_BLOCK_BLOCK_WRITER_H

#include "base/buf.h"
#include "text/block/block.h"

/**
 * A document that is being written. Readers of formats begin and end blocks and spans as
 * their source has them, and put text; the writer makes a well-formed whole of whatever
 * comes:
 *
 * - Text outside of a leaf begins a paragraph; an item outside of a list, a row outside
 *   of a table or a cell outside of a row begin what they need.
 * - A block inside a paragraph ends the paragraph. A block inside of any other leaf (a
 *   heading, a cell) is only a space there, its text stays.
 * - What was never begun cannot be ended; what is not ended is ended by its parent.
 * - Blocks and spans without text leave nothing, cells aside; so do rows and tables
 *   without text.
 *
 * The plain text has a blank line between blocks, a line for each item of a list that is
 * not loose ("- ", "1. ") and for each row of a table, with " | " between its cells.
 */
struct block_writer;

/** A new writer, whose text ends at @p text_max bytes; never NULL. */
struct block_writer *block_writer_new(size_t text_max);
void block_writer_free(struct block_writer *writer);
void block_writer_free_at(struct block_writer **writer);
#define AUTO_BLOCK_WRITER CLEANUP(block_writer_free_at) struct block_writer

/** Begin a block or a span. The address is copied. */
void block_begin(struct block_writer *writer, enum block_type type,
                 struct block_traits traits);

/** Begin one that has no traits. */
void block_begin_plain(struct block_writer *writer, enum block_type type);

/** End the innermost open block of @p type, and what is open inside of it. */
void block_end(struct block_writer *writer, enum block_type type);

/**
 * Put @p text, valid UTF-8, as a page shows it: each run of white space and control
 * characters is one space, and there is none at the ends of a leaf. No-break spaces stay.
 * Inside BLOCK_CODE white space stays as it is.
 */
void block_put(struct block_writer *writer, struct str text);

/** Put a line break within a leaf; in a heading or a cell it is a space. */
void block_break(struct block_writer *writer);

/** End what is open. Nothing may be begun or put behind it. */
void block_finish(struct block_writer *writer);

/** The plain text, borrowed until the next call on @p writer. */
struct str block_text(const struct block_writer *writer);

/**
 * Append the layout of the text (layout.h), after block_finish(). Nothing is appended
 * when the text is only paragraphs without spans: blank lines tell them.
 */
void block_put_layout(struct buf *out, const struct block_writer *writer);

/** Whether the text, or the number of blocks, came to its ceiling: the end is missing. */
bool block_overflowed(const struct block_writer *writer);

#endif
