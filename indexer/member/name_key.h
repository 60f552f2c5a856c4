/* Compares names as people write them: capitals, accents, hyphens, spaces and signs do
 * not count. */
#ifndef INDEXER_MEMBER_NAME_KEY_H
#define INDEXER_MEMBER_NAME_KEY_H

#include <stdbool.h>

#include "base/str.h"

/** The most bytes of a key; the end of a longer name does not count. */
#define NAME_KEY_MAX 120

/** A name in small letters without accents, and figures; nothing else. Held by value. */
struct name_key {
    size_t n;
    char at[NAME_KEY_MAX];
};

/** Whether plurals are told from singulars. */
enum name_number { NAME_AS_IT_IS, NAME_SINGULAR };

/**
 * The key of @p name, any bytes. « Date de publication » gives "datedepublication"; with
 * NAME_SINGULAR, each word of four letters or more also loses its final s or x.
 */
struct name_key name_key(struct str name, enum name_number number);

/** The key as text, borrowed from @p key. */
static inline struct str name_key_str(const struct name_key *key)
{
    return (struct str){key->at, key->n};
}

/** Whether @p name has the key @p key, which was made in the same way. */
bool name_has_key(struct str name, const struct name_key *key, enum name_number number);

#endif
