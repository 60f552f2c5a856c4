/* Extracts: the part of a text that shows best why it was found, with the words marked. */
#ifndef TEXT_SNIPPET_H
#define TEXT_SNIPPET_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/** Most words of a query that marks tell apart. */
#define SNIPPET_WORDS_MAX 32

/** A word of the text that the query asks for. */
struct snippet_mark {
    uint32_t start, end; /* bytes of the text; start of a whole word, elision left out */
    uint32_t position;   /* in words, for nearness */
    uint32_t words;      /* bit i: it stands for the query's word i */
    uint32_t exact;      /* bit i: as typed, accents and capitals apart */
};

/** What is asked for. */
struct snippet_query {
    const double *
        weights; /* of each word of the query; 0: never marked nor sought (a stop word) */
    size_t n_words; /* ≤ SNIPPET_WORDS_MAX */
    size_t max_code_points;
};

/**
 * Append to @p plain an extract of @p text (UTF-8, any line breaks and tabs become single spaces) of at most
 * max_code_points code points, « … » included, and to @p html the same, escaped, marked words in <mark>.
 * It starts and ends at sentences where that fits, else at words, with « … » where the text goes on. The
 * window chosen holds the most weight of different words, exact ones and near ones first, the earliest among
 * equals. Without marks: the text's beginning.
 *
 * @param marks  in order of start; may overlap (an alternative inside another): they are merged.
 */
void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query);

/** Append all of @p text, escaped for HTML (& < > " '), marked words in <mark>. Line breaks stay. */
void snippet_mark_whole(struct buf *html, struct str text,
                        const struct snippet_mark *marks, size_t n_marks,
                        const struct snippet_query *query);

/** Append @p text escaped for HTML. */
void html_escape(struct buf *html, struct str text);

#endif
