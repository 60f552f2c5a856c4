/* Cuts a monograph into lines, cleans them, and tells by the layout what each line is. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_LINE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum line_class {
    /* A heading: all letters are capitals, except in brackets, or the layout tells it. */
    LINE_CAPITALS,
    /* A row of a table: it has a tab. */
    LINE_ROW,
    /* « Source : … », which ends a unit. */
    LINE_SOURCE,
    /* An item of a list: « - … », « 1. … ». */
    LINE_ITEM,
    /* A footnote: « (1) … », « *… ». */
    LINE_NOTE,
    /* A title, caption or subheading: short and not a sentence. */
    LINE_SHORT,
    /* Any other line. */
    LINE_TEXT
};

struct monograph_line {
    /* The number of the line in the file, from 1. */
    uint32_t number;
    enum line_class class;
    /* The line is the first one, or an empty line stands before it. */
    bool after_blank;
    /* As the layout made it (layout/printed.h), with its markup; without its line end. */
    struct str raw;
    /* Cleaned by markup_clean(); a row keeps its tabs. */
    struct str text;
    /* The text, folded by words_fold(); empty for a row. */
    struct str folded;
};

/** The lines that say something: without empty lines and page furniture. */
struct sheet {
    /* In the arena. */
    const struct monograph_line *at;
    size_t n;
};

/**
 * Read the lines of @p text, UTF-8, which stays borrowed, in whatever layout a converter
 * gave it (layout/printed.h). Page furniture is left out.
 */
struct sheet sheet_read(struct arena *arena, struct str text);

/**
 * The text of an item without its « - » or « 1. »; the whole text of other lines.
 * Borrowed from the line.
 */
struct str line_item_text(const struct monograph_line *line);

/**
 * What follows the colon of « Source : … »; empty for other lines. Borrowed from the
 * line.
 */
struct str line_source_text(const struct monograph_line *line);

/**
 * The label before the first « : », when it is short and something follows; else empty.
 * Borrowed from the line.
 */
struct str line_label(const struct monograph_line *line);

#endif
