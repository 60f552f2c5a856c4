/* Makes extracts: the part of a text that shows best why it was found, with its words
 * marked. */
#ifndef TEXT_SNIPPET_H
#define TEXT_SNIPPET_H

#include "base/buf.h"
#include "base/str.h"
#include "text/excerpt/excerpt.h"

/**
 * Append an extract of @p text (UTF-8) to @p plain, and the same to @p html, escaped and
 * with its marked words in <mark>. It has at most max_code_points code points, « … »
 * included. Line breaks and tabs become single spaces.
 *
 * The extract is a part of one block (text/excerpt/sentence.h), that with the largest
 * weight of different words; exact words and words near each other count more, and the
 * earliest wins among equals. Without marks it is the lead of the text. It starts and
 * ends at sentences where they fit, else at clauses or words, with « … » where a sentence
 * is cut.
 *
 * @param marks  sorted by start; marks that overlap (an alternative inside another) are
 *               merged.
 */
void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query);

/** The same for what text/excerpt/excerpt.h says is sought. */
void snippet_put(struct buf *plain, struct buf *html,
                 const struct excerpt_sought *sought);

/**
 * Append all of @p text to @p html, escaped (& < > " '), with its marked words in <mark>.
 * Line breaks stay.
 */
void snippet_mark_whole(struct buf *html, struct str text,
                        const struct snippet_mark *marks, size_t n_marks,
                        const struct snippet_query *query);

/**
 * The stretches of @p text that its marks make, in its order and apart from each other.
 *
 * @param[out] out  room for n_marks + 1 of them.
 * @return how many.
 */
size_t snippet_spans(struct text_span *out, struct str text,
                     const struct snippet_mark *marks, size_t n_marks,
                     const struct snippet_query *query);

/** Append @p text, escaped for HTML. */
void html_escape(struct buf *html, struct str text);

#endif
