/* Makes keys of the names of a thesaurus, and finds names in a text by them. */
#ifndef ENGINE_THESAURUS_THESAURUS_KEY_H
#define ENGINE_THESAURUS_THESAURUS_KEY_H

#include "base/buf.h"
#include "engine/thesaurus/thesaurus.h"
#include "text/analyse.h"

/* Descriptors are telegraphic (« Technique recherche emploi ») and people are not
 * (« techniques de recherche d'emploi »): both are compared by their stems without stop
 * words. */

/**
 * Set @p key to the stems of @p list without stop words and alternatives, with one blank
 * between them.
 *
 * @return the number of stems.
 */
unsigned thesaurus_key_of_tokens(struct buf *key, const struct token_list *list);

/** A word of the text in which names are looked for. */
struct thesaurus_word {
    struct str stem;
    bool is_stop, is_capitals;
};

/** The names found at a word of a text. */
struct thesaurus_match {
    /* The words that the names take, stop words between them included. */
    size_t n_words;
    struct thesaurus_range names;
};

/**
 * Find the longest key that begins at the first of the @p n words at @p words. A single
 * word that needs capitals counts only when it is typed in capitals.
 *
 * @return false when there is none.
 */
bool thesaurus_match(struct thesaurus_match *out, const struct thesaurus *thesaurus,
                     const struct thesaurus_word *words, size_t n);

#endif
