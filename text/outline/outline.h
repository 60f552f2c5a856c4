/* The outline of a text: where it is cut into parts that can be read and shown alone, and
 * its headings. A text of any length then costs a reader no more than one part. */
#ifndef TEXT_OUTLINE_OUTLINE_H
#define TEXT_OUTLINE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* A part is longer than none of these: bytes of its text and of its layout, and its
 * blocks and spans. 96 KiB are about 16 000 words. */
#define OUTLINE_TEXT_MAX (96U << 10)
#define OUTLINE_LAYOUT_MAX (128U << 10)
#define OUTLINE_BLOCKS_MAX 3000U

/** The most headings of an outline, and the most bytes that are kept of one. */
#define OUTLINE_HEADINGS_MAX 200U
#define OUTLINE_HEADING_BYTES 160U

/** Bytes of a text or of a layout. */
struct outline_bytes {
    size_t at, n;
};

/** A stretch of a layout that can be read alone. */
struct outline_items {
    struct outline_bytes bytes;
    /* The start of the block before the first, from which a layout counts on. */
    size_t before;
};

/** The first and the last of some numbers; both 0 when there are none. */
struct outline_numbers {
    uint32_t first, last;
};

/** One part. It ends where the next one begins. */
struct outline_part {
    /* Bytes of the text: its first, not within a character. */
    size_t at;
    /* The blocks that begin in it. */
    struct outline_items items;
    /* How many paragraphs (paragraphs.h) of the text begin before it. */
    uint32_t n_paragraphs;
    /* The notes that stand in it, and the pages that begin in it. */
    struct outline_numbers notes, pages;
    /* The blocks that it begins inside of, as a layout of the whole text. */
    struct str inside;
    /* It continues a table: the first row of that table, which names its columns. No
     * bytes when it does not. */
    struct outline_bytes row_text;
    struct outline_items row_items;
};

struct outline_heading {
    /* Its level in the layout, 1 to 6. */
    unsigned level;
    /* The part that it is in, from 0. */
    uint32_t part;
    /* The paragraph that it begins, from 1. */
    uint32_t paragraph;
    /* Plain text; its end may be left out. */
    struct str text;
};

/** Texts are in the arena that the outline was made in, or borrowed from the text. */
struct outline {
    /* At least one, in order; the first is at 0. */
    struct outline_part *parts;
    uint32_t n_parts;
    /* In order. Where a text has too many, those of the deepest levels are left out. */
    struct outline_heading *headings;
    uint32_t n_headings;
    /* The smallest level of all headings; 0 when the text has none. */
    unsigned top_level;
    uint32_t n_paragraphs;
    /* Of the whole text and of its layout. */
    size_t text_bytes, layout_bytes;
};

/**
 * Outline @p text, valid UTF-8, whose layout (text/block/layout.h) is sound or empty.
 * Parts begin at headings where they can, the highest first, else at blocks, else
 * between words. The same text gives the same outline.
 */
struct outline outline_make(struct str text, struct str layout, struct arena *arena);

/** Append the outline in a form that outline_get() reads. */
void outline_put(struct buf *out, const struct outline *outline);

/**
 * Read what outline_put() wrote of a text of @p text_bytes with a layout of
 * @p layout_bytes. Texts are borrowed from @p bytes.
 *
 * @return false when the bytes are damaged; the outline is then that of a text of one
 *         part. Whatever the bytes, parts lie in their text and layout, in order.
 */
bool outline_get(struct outline *out, struct str bytes, size_t text_bytes,
                 size_t layout_bytes, struct arena *arena);

/** The byte of the text, and of the layout, behind part @p part. */
size_t outline_end(const struct outline *outline, uint32_t part);

/** The part, from 0, that byte @p at of the text is in; that has paragraph @p number, or
 *  note @p number, or page @p number, from 1. The first part when there is none. */
uint32_t outline_part_of_byte(const struct outline *outline, size_t at);
uint32_t outline_part_of_paragraph(const struct outline *outline, uint32_t number);
uint32_t outline_part_of_note(const struct outline *outline, uint32_t number);

#endif
