/* Cuts a text into paragraphs at its blank lines, and tells which of them are headings:
 * by the layout of the text, or by their shape where it has none. */
#ifndef TEXT_OUTLINE_PARAGRAPHS_H
#define TEXT_OUTLINE_PARAGRAPHS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/** The most paragraphs of a text; those behind them are left out. */
#define PARAGRAPHS_MAX 20000U

/** One paragraph; never empty. */
struct paragraph {
    /* Bytes of the text, without white space at both ends. */
    size_t start, end;
    /* It begins with a heading of the layout. Without a layout: it is a short line that
     * does not end like a sentence, and the next paragraph does not look like a heading.
     */
    bool is_heading;
    /* The number, from 1, of the nearest heading that it stands under; 0 when there is
     * none, and for headings. */
    uint32_t heading;
};

struct paragraphs {
    const struct paragraph *at;
    uint32_t n;
};

/** Cut @p text, valid UTF-8, whose layout (text/block/layout.h) may be empty. The list is
 *  in @p arena. */
struct paragraphs paragraphs_cut(struct str text, struct str layout, struct arena *arena);

/**
 * Take the first paragraph of @p rest, which then begins behind it; at the end of the
 * text, rest->n is 0.
 *
 * @return the paragraph, trimmed. It is empty when there was only white space; empty
 *         paragraphs have no number.
 */
struct str paragraph_next(struct str *rest);

#endif
