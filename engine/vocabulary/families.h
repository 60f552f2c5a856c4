/* Families of French words by their endings: demandeur and demandeuse, boulanger and boulangerie. */
#ifndef ENGINE_VOCABULARY_FAMILIES_H
#define ENGINE_VOCABULARY_FAMILIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** Longer than a candidate's text. */
#define FAMILY_BYTES 64

/** A word that may be of the family: whether it is one, the index tells. */
struct family_candidate {
    char text[FAMILY_BYTES]; /* folded, singular */
    bool is_gender;          /* the same word in its other gender */
};

/** The most that one word gives. */
#define FAMILY_CANDIDATES_MAX 32

/**
 * The words that the rules make of @p folded (lower case, no accents; a plural is read as its singular).
 * @param out  room for FAMILY_CANDIDATES_MAX.
 * @return how many there are; each once, never the word itself.
 */
size_t families_of(struct family_candidate *out, struct str folded);

#endif
