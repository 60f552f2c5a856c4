/* Knows the folded words: their stem, and whether they are stop words, acronyms or
 * ordinals. */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/analyse.h"

struct lexicon;

/**
 * A flag of a word, beside TOKEN_STOP, TOKEN_VERBATIM (an acronym, or a word with a
 * digit) and TOKEN_NUMBER (digits only): the word may mean something else after other
 * words (context.h).
 */
#define WORD_CONTEXT 0x80U

/**
 * Held by value. The strings are borrowed from the lexicon, or from the arena of the
 * look-up.
 */
struct lexicon_word {
    struct str folded;
    struct str stem;
    /* Bits of enum token_flag, and WORD_CONTEXT. */
    uint32_t flags;
    /* The number that an ordinal stands for (3 for « troisieme »); 0 for other words. */
    uint32_t ordinal;
};

/**
 * A new lexicon, with acronyms as analyser_new() takes them. Never NULL; the caller frees
 * it with lexicon_free().
 */
struct lexicon *lexicon_new(const struct str *acronyms, size_t n_acronyms);
void lexicon_free(struct lexicon *lexicon);

/** Take stems from @p inflections, as analyser_use_inflections() says. */
void lexicon_use_inflections(struct lexicon *lexicon,
                             const struct inflections *inflections);

/**
 * Look up @p folded, which is copied. The result is good until lexicon_trim(). When the
 * lexicon had no room for the word, the strings are in @p arena and live as long as it
 * does.
 */
void lexicon_look_up(struct lexicon_word *out, struct lexicon *lexicon, struct str folded,
                     struct arena *arena);

/** Forget all words when the table is full. To be called between two texts. */
void lexicon_trim(struct lexicon *lexicon);

#endif
