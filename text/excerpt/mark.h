/* The words of a text that a query asks for. */
#ifndef TEXT_EXCERPT_MARK_H
#define TEXT_EXCERPT_MARK_H

#include <stddef.h>
#include <stdint.h>

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

#endif
