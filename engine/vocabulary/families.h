/* Makes the words that may belong to the family of a French word, by its ending:
 * demandeuse for demandeur, boulangerie for boulanger. */
#ifndef ENGINE_VOCABULARY_FAMILIES_H
#define ENGINE_VOCABULARY_FAMILIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** Room for a candidate and its final zero byte. */
#define FAMILY_BYTES 64

/** A word that may be of the family. Only the index tells whether such a word exists. */
struct family_candidate {
    /* Folded, in the singular. */
    char text[FAMILY_BYTES];
    /* It is the same word in the other gender. */
    bool is_gender;
};

/** The most candidates that one word gives. */
#define FAMILY_CANDIDATES_MAX 32

/**
 * The candidates that the rules make of @p folded (lower case, no accents; a plural is
 * read as its singular).
 *
 * @param out  room for FAMILY_CANDIDATES_MAX.
 * @return their number. Each comes once, and never @p folded itself in the singular.
 */
size_t families_of(struct family_candidate *out, struct str folded);

#endif
