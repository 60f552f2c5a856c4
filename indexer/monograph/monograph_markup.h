/* What a converter left in a line of a monograph: emphasis, tags, links, exponents, odd spaces. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_MARKUP_H
#define INDEXER_MONOGRAPH_MONOGRAPH_MARKUP_H

#include "base/arena.h"
#include "base/str.h"

/**
 * The line @p raw as a reader sees it: « **AQUIMER** » without its stars, <i> and <p> removed (a paragraph's
 * border becomes a newline), « <https://…> » and « [words](https://…) » with the address kept, « 1 ^{er} » as
 * « 1er », character references opened, no-break and thin spaces plain, invisible characters dropped, runs of
 * spaces one. TABs stay, those at the ends too: they are the borders of cells.
 * @return zero-terminated, in @p arena.
 */
struct str markup_clean(struct arena *arena, struct str raw);

/** The first run between ** and ** in @p raw, cleaned, in @p arena; empty when there is none. */
struct str markup_bold(struct arena *arena, struct str raw);

/** The first address (http:// or https://) at or after byte @p from of @p text, without the punctuation that
 *  ends a sentence; empty (at the text's end) when there is none. Borrowed from @p text. */
struct str markup_url(struct str text, size_t from);

#endif
