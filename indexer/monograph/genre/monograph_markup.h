/* Removes what a converter left in a line of a monograph: emphasis, tags, links,
 * exponents, odd spaces. */
#ifndef INDEXER_MONOGRAPH_GENRE_MONOGRAPH_MARKUP_H
#define INDEXER_MONOGRAPH_GENRE_MONOGRAPH_MARKUP_H

#include "base/arena.h"
#include "base/str.h"

/**
 * The line @p raw as a person would read it. The stars of « **AQUIMER** » and tags such
 * as <i> are removed, and the border of a paragraph (<p>) becomes a line feed.
 * « <https://…> » and « [words](https://…) » keep their address. « 1 ^{er} »
 * and « 1^er^ » become « 1er ». Character references are decoded, all spaces become plain
 * and single, invisible characters are dropped. Tabs stay, also at the ends: they are the
 * borders of cells.
 *
 * @return the text, with a final zero byte, in @p arena.
 */
struct str markup_clean(struct arena *arena, struct str raw);

/**
 * The text between the first ** and the next ** in @p raw, cleaned, in @p arena; empty
 * when there is none.
 */
struct str markup_bold(struct arena *arena, struct str raw);

/**
 * The first address (http:// or https://) from byte @p from of @p text on, without the
 * punctuation of the sentence after it. When there is none, it is empty and at the end of
 * the text. Borrowed from
 * @p text.
 */
struct str markup_url(struct str text, size_t from);

#endif
