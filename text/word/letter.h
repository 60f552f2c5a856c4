/* A window of normalised letters over a text. Letters are in NFKC and in lower case; all
 * apostrophes, all hyphens and all spaces are read as one of each. */
#ifndef TEXT_WORD_LETTER_H
#define TEXT_WORD_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum letter_flag {
    /* The letter was a capital in the text. */
    LETTER_UPPER = 1 << 0,
    /* The letter is the first of those that its bytes gave (½ gives three): reading can
     * start again at its first byte. */
    LETTER_FIRST = 1 << 1,
    /* A figure or a bracket that is raised: « ¹ », « ⁽ », or after <sup>. */
    LETTER_RAISED = 1 << 2
};

/** One normalised code point, and the bytes [start, end) of the text that gave it. */
struct letter {
    /* Lower case; never 0. Bytes that are not UTF-8 give U+FFFD. */
    uint32_t cp;
    uint32_t start;
    uint32_t end;
    /* Bits of enum letter_flag. */
    uint32_t flags;
};

/** The number of letters after which a window is full. A longer word is cut there. */
#define WINDOW_LETTERS 1024
/**
 * Letters that the last segment may add beyond that: 16 code points, each of which NFKC
 * expands to 18 at most.
 */
#define WINDOW_SPARE 288

/** Held by value; call window_open() before the other functions. */
struct letter_window {
    struct str text;
    /* The first byte that was not read yet. */
    size_t next;
    size_t n;
    /* The letters that are read next stand between <sup> and </sup>. */
    bool is_raised;
    struct letter at[WINDOW_LETTERS + WINDOW_SPARE];
};

/**
 * Let @p window begin at byte @p start of @p text, where a code point or an invalid
 * sequence must begin. @p text is borrowed for as long as the window is read.
 */
void window_open(struct letter_window *window, struct str text, size_t start);

/** Read on until letter @p i is in the window, the window is full or the text ends. */
void window_fill(struct letter_window *window, size_t i);

/**
 * The code point of letter @p i, read on demand; 0 beyond the end of the text or of the
 * window.
 */
static inline uint32_t window_at(struct letter_window *window, size_t i)
{
    if (i >= window->n)
        window_fill(window, i);
    return i < window->n ? window->at[i].cp : 0;
}

/** Whether letter @p i has LETTER_RAISED. */
static inline bool window_is_raised(struct letter_window *window, size_t i)
{
    return window_at(window, i) && window->at[i].flags & LETTER_RAISED;
}

/**
 * The byte of the text where letter @p i starts. Beyond the last letter: the first byte
 * that was not read.
 */
size_t window_offset(struct letter_window *window, size_t i);

/** Whether @p cp is a letter or a digit, that is, may begin a word. */
bool letter_is_word(uint32_t cp);
bool letter_is_mark(uint32_t cp);

static inline bool letter_is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/**
 * Whether @p cp is a space. The window reads all spaces of a line as this one, but
 * neither tabs nor line breaks.
 */
static inline bool letter_is_space(uint32_t cp)
{
    return cp == ' ';
}

/**
 * The ASCII letter that a letter of Latin-1 folds to; any other @p cp is returned as it
 * is.
 */
uint32_t letter_plain(uint32_t cp);

#endif
