/* One part of a text, as a small text of its own. */
#ifndef TEXT_OUTLINE_SLICE_H
#define TEXT_OUTLINE_SLICE_H

#include "text/outline/outline.h"

/** Where the bytes of a text and of its layout come from. */
struct slice_source {
    /* Bytes @p bytes of the text or of the layout; fewer, or none, when they cannot be
     * read. Good until the arena is cleared. */
    struct str (*read)(const void *context, bool is_layout, struct outline_bytes bytes);
    const void *context;
};

/** A part of a text. */
struct slice {
    /* Its text; its layout, which is sound or empty. In the arena or in the source. */
    struct str text, layout;
    /* Bytes at the beginning of `text` that are repeated from before the part: the head
     * of a table that goes on. */
    size_t n_repeated;
    /* Where the rest of `text` is in the whole text. */
    size_t from, to;
};

/** Read part @p part of a text. What it begins inside of is opened again: a table has its
 *  first row, a list goes on counting. */
struct slice slice_read(const struct outline *outline, uint32_t part,
                        const struct slice_source *source, struct arena *arena);

/** A source whose text and layout are in memory: pointers to both, text first. */
struct slice_source slice_source_of(const struct str text_and_layout[2]);

#endif
