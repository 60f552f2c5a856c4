/* What stands between two words of a text, byte by byte: blanks, and nothing. */
#ifndef TEXT_WORD_GAP_H
#define TEXT_WORD_GAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/**
 * How many bytes the blank at byte @p p of @p text has: a space, a no-break space, a
 * narrow one or a thin one; 0 when there is none. Tabs and line breaks are no blanks.
 */
size_t gap_blank(struct str text, size_t p);

/** The byte after the blanks at byte @p p of @p text. */
size_t gap_skip_blanks(struct str text, size_t p);

/** Whether the bytes [from, to) of @p text are nothing or one blank. */
bool gap_is_close(struct str text, size_t from, size_t to);

/**
 * The byte of the letter that goes on with a word that the end of a line cut: after
 * blanks, one line break and blanks from byte @p p on.
 *
 * @return 0 when none of these stands there.
 */
size_t gap_line_break(struct str text, size_t p);

#endif
