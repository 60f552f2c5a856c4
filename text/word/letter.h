/* A window of normalised letters over a text: NFKC, lower case, one kind of apostrophe, hyphen and space. */
#ifndef TEXT_WORD_LETTER_H
#define TEXT_WORD_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum letter_flag {
    LETTER_UPPER = 1 << 0, /* was a capital */
    LETTER_FIRST =
        1 << 1 /* the first that its bytes gave: reading may resume at its start */
};

/** One normalised code point and the bytes [start, end) of the text that it comes from. */
struct letter {
    uint32_t cp; /* never 0; U+FFFD for what is not UTF-8 */
    uint32_t start;
    uint32_t end;
    uint32_t flags; /* of enum letter_flag */
};

/** How far a window looks; longer words are cut there. */
#define WINDOW_LETTERS 1024
/** What the last segment may add: 16 code points of at most 18 parts each. */
#define WINDOW_SPARE 288

/** Held by value; window_open() before use. */
struct letter_window {
    struct str text;
    size_t next; /* the first byte that was not read */
    size_t n;
    struct letter at[WINDOW_LETTERS + WINDOW_SPARE];
};

/** Begin at byte @p start of @p text, which must begin a code point or an invalid sequence. */
void window_open(struct letter_window *window, struct str text, size_t start);

/** Read until letter @p i is there, if the text and the window reach that far. */
void window_fill(struct letter_window *window, size_t i);

/** Letter @p i, or 0 beyond the end. */
static inline uint32_t window_at(struct letter_window *window, size_t i)
{
    if (i >= window->n)
        window_fill(window, i);
    return i < window->n ? window->at[i].cp : 0;
}

/** The byte where letter @p i starts, or the first that was not read. */
size_t window_offset(struct letter_window *window, size_t i);

/** Whether @p cp may stand in a word: a letter, a digit or a mark. Marks begin none. */
bool letter_is_word(uint32_t cp);
bool letter_is_mark(uint32_t cp);

static inline bool letter_is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/** @p cp is the one space that stands for all spaces of a line (never TAB, never a new line). */
static inline bool letter_is_space(uint32_t cp)
{
    return cp == ' ';
}

/** The ASCII letter that @p cp folds to, or @p cp when it is not one. */
uint32_t letter_plain(uint32_t cp);

#endif
