/* Turns whatever a converter made of a monograph into the lines that the reader of
 * monographs knows: a paragraph on one line, tabs between the cells of a row, headings
 * told apart from captions, no page furniture. */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_H

#include "base/arena.h"
#include "base/str.h"
#include "indexer/monograph/layout/printed_line.h"

/**
 * The lines of @p text, UTF-8, in the published layout. Each keeps the number of the line
 * of the file that it begins on. A text in the published layout comes out as it is. The
 * time is linear in the length of the text.
 *
 * @return the lines, in @p arena or borrowed from @p text.
 */
struct printed_sheet printed_read(struct arena *arena, struct str text);

#endif
