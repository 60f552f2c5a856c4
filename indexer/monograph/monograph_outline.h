/* A monograph's body as blocks: the lines under one heading, with what that heading says they are. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_OUTLINE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/monograph/monograph_cover.h"
#include "indexer/monograph/monograph_genre.h"
#include "indexer/monograph/monograph_line.h"
#include "indexer/monograph/monograph_title.h"

struct outline_block {
    enum role role;
    bool opens_section; /* a source line before it is not its own */
    struct str
        title; /* its headings below the section, joined; the section's when it has none */
    struct str heading; /* its last heading as printed */
    struct str path;    /* « Section > Heading »: what FIELD_SECTION holds */
    uint32_t heading_line;
    const struct monograph_line *lines; /* its content, without headings; in the arena */
    size_t n_lines;
};

struct outline {
    const struct outline_block *at; /* in the arena */
    size_t n;
};

/** What an outline is made from; all borrowed. */
struct outline_input {
    const struct sheet *sheet;
    const struct cover *cover;
    const struct vocabulary *vocabulary;
    const struct title_spelling *spelling;
};

/**
 * Cut the body at its headings. A section is an entry of the table of contents, or without one a heading that the
 * genre knows; news and programmes are one block up to the next section, since lines in capitals stand inside them.
 * A heading right after another is a part of it.
 */
struct outline outline_read(struct arena *arena, const struct outline_input *input);

#endif
