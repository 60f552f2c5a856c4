/* The families of a lexicon's words, while it is made. */
#ifndef TEXT_INFLECTION_WORD_FAMILIES_H
#define TEXT_INFLECTION_WORD_FAMILIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"

/** A form of a word. */
struct inflection {
    /** Numbers of texts. */
    uint32_t form, lemma;
    uint8_t rank;
    /** What the word may be: bits of enum word_part. */
    uint8_t parts;
    /** How many bytes the lemma has in place of others. */
    uint8_t distance;
};

/**
 * Find the families of the lemmas of the @p n_forms inflections at @p at.
 * @return for each text, the text by whose name its family goes: the shortest of its
 *         lemmas; for one that is no lemma, itself. A new array, freed with mem_free().
 */
uint32_t *word_families_find(const struct inflection *at, size_t n_forms,
                             struct intern *texts);

#endif
