/* What is known of a folded word: its stem, and whether it is a stop word, an acronym or an ordinal. */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/analyse.h"

struct lexicon;

/** Beside TOKEN_STOP, TOKEN_VERBATIM (an acronym, or a digit in it) and TOKEN_NUMBER (digits only): the
 *  word means something else after certain words, see context.h. */
#define WORD_CONTEXT 0x80U

/** Held by value. The strings are borrowed from the lexicon or from the arena given with the look-up. */
struct lexicon_word {
    struct str folded;
    struct str stem;
    uint32_t flags;   /* of enum token_flag, and WORD_CONTEXT */
    uint32_t ordinal; /* 3 for « troisieme »; 0 for what is not an ordinal */
};

/** Acronyms as analyser_new() takes them. Never NULL; the caller frees it with lexicon_free(). */
struct lexicon *lexicon_new(const struct str *acronyms, size_t n_acronyms);
void lexicon_free(struct lexicon *lexicon);

/**
 * Look up @p folded, which is copied. What comes back is good until lexicon_trim(), or, for
 * a word that the lexicon had no place for, as long as @p arena.
 */
void lexicon_look_up(struct lexicon_word *out, struct lexicon *lexicon, struct str folded,
                     struct arena *arena);

/** To be called between texts: forgets all words when the place for them runs short. */
void lexicon_trim(struct lexicon *lexicon);

#endif
