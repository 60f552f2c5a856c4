/* Cuts the body of a monograph into blocks: the lines below one heading, and what they
 * are according to it. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_OUTLINE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/monograph_cover.h"
#include "indexer/monograph/monograph_line.h"
#include "indexer/monograph/monograph_title.h"

struct outline_block {
    enum role role;
    /* Its heading is that of a section, and not one below it. */
    bool is_section;
    /* A source line in the block does not count for the units before it. */
    bool opens_section;
    /* Its headings below that of the section, joined; the section's title when there are
     * none. */
    struct str title;
    /* Its last heading as it is printed. */
    struct str heading;
    /* « Section > Heading », for FIELD_SECTION. */
    struct str path;
    uint32_t heading_line;
    /* The lines without headings; in the arena. */
    const struct monograph_line *lines;
    size_t n_lines;
};

struct outline {
    /* In the arena. */
    const struct outline_block *at;
    size_t n;
};

/** What the outline is made of; all borrowed. */
struct outline_input {
    const struct sheet *sheet;
    const struct cover *cover;
    const struct vocabulary *vocabulary;
    const struct title_spelling *spelling;
};

/**
 * Cut the body at its headings. A section begins at an entry of the table of contents,
 * or, without one, at a heading that genre.h knows. News and programmes are one block up
 * to the next section, because lines in capitals stand inside them. A heading right below
 * another belongs to it.
 */
struct outline outline_read(struct arena *arena, const struct outline_input *input);

#endif
