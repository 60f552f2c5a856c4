/* Where blocks and sentences of a text begin and end, and where else it may be cut. */
#ifndef TEXT_EXCERPT_SENTENCE_H
#define TEXT_EXCERPT_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** A part of a text, in bytes. */
struct text_span {
    size_t start, end;
};

/** Whether @p c is white space or a control character. */
static inline bool text_is_space(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

/** The part @p span of @p text. */
static inline struct str text_part(struct str text, struct text_span span)
{
    return (struct str){text.at + span.start, span.end - span.start};
}

/**
 * The end of the block that holds byte @p from of @p text: a paragraph, a heading, a list
 * item or a row of a table. A block is what stands between two line breaks. A line break
 * inside a long line's sentence, which goes on with a small letter, ends no block.
 */
size_t text_block_end(struct str text, size_t from);

/**
 * The next block that begins at byte @p from or after it, without white space at its
 * ends, the sign of a list item and the signs of empty cells that it begins with. It is
 * empty, at the end of the text, when there is none.
 */
struct text_span text_block_next(struct str text, size_t from);

/** A place between @p from, where a block begins or ends, and byte @p at, from where
 *  text_block_next() comes to the block of @p at as it does from @p from. */
size_t text_block_before(struct str text, size_t from, size_t at);

/* The following take the text of one block. */

/** Whether a sentence ends before byte @p i, which is white space or the block's end. */
bool sentence_ends(struct str block, size_t i);

/** The end of the sentence that goes on at byte @p from, its last sign included. @p most
 *  when none ends before that. */
size_t sentence_end(struct str block, size_t from, size_t most);

/** The last start of a sentence in @p least to @p i; SIZE_MAX when there is none. */
size_t sentence_start(struct str block, size_t i, size_t least);

/** The last end of a word in @p least to @p most, where it is no abbreviation, and better
 *  that of a clause in the last third; 0 when there is none. */
size_t clause_end(struct str block, size_t least, size_t most);

/** The first start of a clause in @p least to @p i, else the first start of a word there,
 *  else @p i. */
size_t clause_start(struct str block, size_t least, size_t i);

#endif
