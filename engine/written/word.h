/* Cuts a text into words and folds them, so that capitals, accents and punctuation do not
 * count. */
#ifndef ENGINE_WRITTEN_WORD_H
#define ENGINE_WRITTEN_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/** Room for a folded word. A longer word is cut, so that it matches nothing. */
#define WORD_FOLDED_BYTES 64

/** A run of letters and digits. Apostrophes and hyphens end it. */
struct written_word {
    /* Borrowed from the text. */
    struct str printed;
    /* Lower case without accents, œ as oe; with a final zero byte. */
    char folded[WORD_FOLDED_BYTES];
};

/** Cut the next word off @p rest; false when there is none left. */
bool word_next(struct str *rest, struct written_word *out);

/** The words of @p text, folded and joined by single spaces, in @p arena. */
struct str words_fold(struct arena *arena, struct str text);

/**
 * Whether @p folded (made by words_fold()) begins with the whole words @p words. A star
 * at the end of a word stands for any ending: « pole* de competitivite* ».
 */
bool words_start_with(struct str folded, const char *words);

/**
 * Whether @p words are next to each other anywhere in @p folded; stars as in
 * words_start_with().
 */
bool words_contain(struct str folded, const char *words);

/**
 * Append @p text as a slug: folded words joined by hyphens, at most @p most_bytes of
 * whole words.
 */
void words_put_slug(struct buf *out, struct str text, size_t most_bytes);

/** How many letters of a text are capitals, and how many are small. */
struct letter_case {
    uint32_t n_upper;
    uint32_t n_lower;
};

/** Count the letters of @p text. */
struct letter_case letters_count(struct str text);

/** Append @p text in lower case; accents stay. */
void letters_put_lower(struct buf *out, struct str text);

/** Append @p text in capitals. */
void letters_put_upper(struct buf *out, struct str text);

/** Append @p text with a capital as its first letter. */
void letters_put_sentence(struct buf *out, struct str text);

#endif
