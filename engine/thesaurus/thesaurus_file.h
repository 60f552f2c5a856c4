/* The sections of thesaurus.bin. */
#ifndef ENGINE_THESAURUS_THESAURUS_FILE_H
#define ENGINE_THESAURUS_THESAURUS_FILE_H

#include <stdint.h>

enum thesaurus_section {
    THESAURUS_CONCEPTS = 1, /* struct thesaurus_concept_row of each descriptor */
    THESAURUS_NAMES, /* struct thesaurus_name_row, ordered by key, those that need capitals last */
    THESAURUS_LINKS, /* u32 numbers of concepts, or of names */
    THESAURUS_OFFSETS, /* u32 where each string starts in THESAURUS_BYTES; last, where it ends */
    THESAURUS_BYTES /* UTF-8 */
};

/** What the links of a concept lead to: its relations, as enum thesaurus_relation has them, then its names. */
#define THESAURUS_LISTS 4
#define THESAURUS_OWN_NAMES 3

/** Strings by their numbers. */
struct thesaurus_concept_row {
    uint32_t code, label;
    uint32_t
        domain; /* above a descriptor that has no broader one; an empty string: none */
    uint32_t
        lists[THESAURUS_LISTS + 1]; /* list i is links lists[i] to lists[i + 1] − 1 */
};

struct thesaurus_name_row {
    uint32_t text, key, concept;
    uint16_t n_stems; /* of the key */
    uint8_t kind;     /* enum thesaurus_name_kind */
    uint8_t needs_capitals;
};

#endif
