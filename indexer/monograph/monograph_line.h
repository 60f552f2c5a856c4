/* The lines of a monograph, cleaned, each with what its layout says it is. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_LINE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum line_class {
    LINE_CAPITALS, /* all its letters are capitals, those in brackets aside: a heading */
    LINE_ROW,      /* has a TAB: a row of a table */
    LINE_SOURCE,   /* « Source : … »: the end of a unit */
    LINE_ITEM,     /* « - … », « 1. … »: one of a list */
    LINE_NOTE,     /* « (1) … », « *… »: a footnote */
    LINE_SHORT,    /* short and not a sentence: a title, a caption, an intertitle */
    LINE_TEXT      /* all else */
};

struct monograph_line {
    uint32_t number; /* in the file, from 1 */
    enum line_class class;
    bool after_blank;  /* an empty line, or the file's start, stands before it */
    struct str raw;    /* borrowed from the file's text, without its end of line */
    struct str text;   /* cleaned (markup_clean()); TABs stay in a row */
    struct str folded; /* of text; empty for a row */
};

/** The lines that say something: empty ones and page furniture are left out. */
struct sheet {
    const struct monograph_line *at; /* in the arena */
    size_t n;
};

/**
 * Read the lines of @p text (UTF-8; ends of line LF or CRLF; a BOM is dropped), which stays borrowed. A line that
 * is only a page number is furniture, and so is a short line that stands beside such a number twice or more.
 */
struct sheet sheet_read(struct arena *arena, struct str text);

/** The text of an item without its « - » or « 1. »; other lines whole. Borrowed from the line. */
struct str line_item_text(const struct monograph_line *line);

/** What stands after the colon of « Source : … »; empty for other lines. Borrowed from the line. */
struct str line_source_text(const struct monograph_line *line);

/** The label before the first « : » when it is short and something follows; empty otherwise. Borrowed. */
struct str line_label(const struct monograph_line *line);

#endif
