/* The sections of thesaurus.bin. */
#ifndef ENGINE_THESAURUS_THESAURUS_FILE_H
#define ENGINE_THESAURUS_THESAURUS_FILE_H

#include <stdint.h>

enum thesaurus_section {
    /* A struct thesaurus_concept_row for each descriptor. */
    THESAURUS_CONCEPTS = 1,
    /* A struct thesaurus_name_row for each name, sorted by key, those that need capitals
     * last. */
    THESAURUS_NAMES,
    /* Numbers (u32) of concepts or of names. */
    THESAURUS_LINKS,
    /* Where each string starts in THESAURUS_BYTES (u32), and at the end where the last
     * one ends. */
    THESAURUS_OFFSETS,
    /* The strings, in UTF-8. */
    THESAURUS_BYTES
};

/**
 * The lists of links of a concept: one for each enum thesaurus_relation, then its own
 * names.
 */
#define THESAURUS_LISTS 4
#define THESAURUS_OWN_NAMES 3

/** A descriptor. Strings are given by their numbers. */
struct thesaurus_concept_row {
    uint32_t code, label;
    /* The domain of a descriptor that has no broader one; else the empty string. */
    uint32_t domain;
    /* List i is the links lists[i] to lists[i + 1] − 1. */
    uint32_t lists[THESAURUS_LISTS + 1];
};

struct thesaurus_name_row {
    uint32_t text, key, concept;
    /* The number of stems of the key. */
    uint16_t n_stems;
    /* An enum thesaurus_name_kind. */
    uint8_t kind;
    uint8_t needs_capitals;
};

#endif
