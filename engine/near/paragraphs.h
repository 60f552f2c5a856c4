/* A text cut into its paragraphs, blank lines between them, and which of those are headings. */
#ifndef ENGINE_NEAR_PARAGRAPHS_H
#define ENGINE_NEAR_PARAGRAPHS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/** More of them in one text are not told apart. */
#define PARAGRAPHS_MAX 20000U

struct paragraph {
    size_t start, end; /* bytes of the text, blanks at both ends left out; never empty */
    bool
        is_heading; /* a short line that ends as no sentence does, before a paragraph that is none */
    uint32_t heading; /* number + 1 of the heading that it stands under; 0: none */
};

struct paragraphs {
    const struct paragraph *at;
    uint32_t n;
};

/** Cut @p text, valid UTF-8. In @p arena. */
struct paragraphs paragraphs_cut(struct str text, struct arena *arena);

/** Cut off @p rest its first paragraph; rest->n is 0 behind the last one. @return it, trimmed; empty where only blanks
 *  stood. What numbers paragraphs skips the empty ones. */
struct str paragraph_next(struct str *rest);

#endif
