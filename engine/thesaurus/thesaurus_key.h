/* Names of a thesaurus as keys, and those that stand in a text. */
#ifndef ENGINE_THESAURUS_THESAURUS_KEY_H
#define ENGINE_THESAURUS_THESAURUS_KEY_H

#include "base/buf.h"
#include "engine/thesaurus/thesaurus.h"
#include "text/analyse.h"

/* Descriptors are telegraphic (« Technique recherche emploi »), people are not (« techniques de recherche d'emploi »):
 * both are compared by their stems without stop words. */

/** Set @p key to the stems of @p list that are no stop words, alternatives left out, one blank between.
 *  @return how many stems. */
unsigned thesaurus_key_of_tokens(struct buf *key, const struct token_list *list);

/** A word of a text in which names are sought. */
struct thesaurus_word {
    struct str stem;
    bool is_stop, is_capitals;
};

/** Names that stand at some word of a text. */
struct thesaurus_match {
    size_t n_words; /* that they take, stop words between them included */
    struct thesaurus_range names;
};

/**
 * The longest key that stands at the first of the @p n words at @p words; false when there is none. Names that need
 * capitals count only where they are typed so.
 */
bool thesaurus_match(struct thesaurus_match *out, const struct thesaurus *thesaurus,
                     const struct thesaurus_word *words, size_t n);

#endif
