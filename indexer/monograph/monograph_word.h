/* The words of a printed text, folded so that capitals, accents and punctuation do not count. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_WORD_H
#define INDEXER_MONOGRAPH_MONOGRAPH_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/** Room for a folded word; longer words are cut, which only makes them match nothing. */
#define WORD_FOLDED_BYTES 64

/** A run of letters and digits. Apostrophes and hyphens end a word. */
struct monograph_word {
    struct str printed;             /* borrowed from the text that was read */
    char folded[WORD_FOLDED_BYTES]; /* lower case, no accents, œ as oe; zero-terminated */
};

/** Cut the next word from the front of @p rest; false when there is none left. */
bool word_next(struct str *rest, struct monograph_word *out);

/** The words of @p text, folded and joined by single spaces, in @p arena. */
struct str words_fold(struct arena *arena, struct str text);

/** Whether @p folded (of words_fold()) begins with @p words at a word's border. A star at the end of a
 *  word of @p words stands for any ending: « pole* de competitivite* ». */
bool words_start_with(struct str folded, const char *words);

/** Whether @p words stand side by side anywhere in @p folded; stars as above. */
bool words_contain(struct str folded, const char *words);

/** Append @p text as a slug: folded words joined by hyphens, at most @p most_bytes, cut between words. */
void words_put_slug(struct buf *out, struct str text, size_t most_bytes);

/** How the letters of a text are written. */
struct letter_case {
    uint32_t n_upper;
    uint32_t n_lower;
};

/** Count the letters of @p text. */
struct letter_case letters_count(struct str text);

/** Append @p text in lower case; accents stay. */
void letters_put_lower(struct buf *out, struct str text);

/** Append @p text with its first letter as a capital. */
void letters_put_sentence(struct buf *out, struct str text);

#endif
