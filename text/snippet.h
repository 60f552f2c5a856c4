/* Makes extracts: the part of a text that shows best why it was found, with its words
 * marked. */
#ifndef TEXT_SNIPPET_H
#define TEXT_SNIPPET_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/** The most words of a query that marks can tell apart. */
#define SNIPPET_WORDS_MAX 32

/** A word of the text that the query asks for. */
struct snippet_mark {
    /* Bytes of the text: the whole word, without an elided word before it. */
    uint32_t start, end;
    /* The position of the word in the text, in words. */
    uint32_t position;
    /* Bit i is set when the mark is for word i of the query. */
    uint32_t words;
    /* Bit i is set when word i is written as in the query, accents and capitals aside. */
    uint32_t exact;
};

/** What the extract is for. */
struct snippet_query {
    /* The weight of each word of the query; 0 for a word that is neither marked nor
     * sought (a stop word). Borrowed. */
    const double *weights;
    /* At most SNIPPET_WORDS_MAX. */
    size_t n_words;
    size_t max_code_points;
};

/**
 * Append an extract of @p text (UTF-8) to @p plain, and the same to @p html, escaped and
 * with its marked words in <mark>. It has at most max_code_points code points, « … »
 * included. Line breaks and tabs become single spaces.
 *
 * The extract is a part of one block (text/sentence.h), that with the largest weight of
 * different words; exact words and words near each other count more, and the earliest
 * wins among equals. Without marks it is the lead of the text. It starts and ends at
 * sentences where they fit, else at clauses or words, with « … » where a sentence is cut.
 *
 * @param marks  sorted by start; marks that overlap (an alternative inside another) are
 *               merged.
 */
void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query);

struct excerpt_sought;
/** The same for what text/excerpt.h says is sought. */
void snippet_put(struct buf *plain, struct buf *html,
                 const struct excerpt_sought *sought);

/**
 * Append all of @p text to @p html, escaped (& < > " '), with its marked words in <mark>.
 * Line breaks stay.
 */
void snippet_mark_whole(struct buf *html, struct str text,
                        const struct snippet_mark *marks, size_t n_marks,
                        const struct snippet_query *query);

/** Append @p text, escaped for HTML. */
void html_escape(struct buf *html, struct str text);

#endif
