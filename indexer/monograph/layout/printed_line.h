/* A line of a monograph on its way to the published layout. */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_LINE_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/str.h"

struct printed_line {
    /* The number of its first line in the file, from 1. */
    uint32_t number;
    /* Without its line end; empty for a blank line. A row has tabs between its cells. */
    struct str text;
    /* A page begins here: what stands before may go on behind. */
    bool after_border;
    /* The source marks it as a heading: « ## … », « **…** », <h2>. */
    bool is_marked;
    /* It is a heading of the monograph, whatever its letters. */
    bool is_heading;
};

/** The lines of a monograph, blank ones too. */
struct printed_sheet {
    struct arena *arena;
    struct printed_line *at;
    size_t n;
    /* The folded titles of the table of contents. */
    const struct str *contents;
    size_t n_contents;
    /* The index of the line behind the table of contents; 0 when there is none. */
    size_t body;
    /* The words of the monograph (printed_join.c), which tell the hyphen of a word from
     * one that was put where a line ended. */
    const struct intern *words;
};

#endif
