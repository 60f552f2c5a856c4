/* The inflections of French, from a lexicon: which words a written form may be of. */
#ifndef TEXT_INFLECTION_INFLECTIONS_H
#define TEXT_INFLECTION_INFLECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** The longest form and lemma that a lexicon keeps, in bytes. */
#define INFLECTION_BYTES 64

/** The most lemmas that a form keeps. */
#define INFLECTION_LEMMAS 8

/** Where a list of words is in the bytes; private. */
struct inflection_words {
    const uint32_t *blocks;
    size_t n_blocks;
    uint32_t n;
    struct str bytes;
};

/** A lexicon: a view of bytes that inflections_write() made (inflections_build.h), which
 *  must outlive it. Immutable, so that threads may share it. */
struct inflections {
    struct inflection_words forms, others;
    const uint32_t *sets, *rules;
    const uint16_t *set_rules;
    size_t n_sets, n_rules, n_set_rules;
    struct str rule_bytes;
};

/**
 * View @p bytes, which start at a multiple of 8.
 * @return false when they are no lexicon, one of another version or a damaged one. Damage
 *         that this does not find makes words unknown, and nothing worse.
 */
bool inflections_open(struct inflections *out, struct str bytes);

/** The words that a form may be of. */
struct inflected {
    /** Their lemmas, folded, the likeliest first; they point into `room`. */
    struct str lemmas[INFLECTION_LEMMAS];
    size_t n;
    /* It has several lemmas, or one of them has other forms (inflections_other()). */
    bool is_homograph;
    char room[INFLECTION_LEMMAS][INFLECTION_BYTES];
};

/**
 * Find the words that @p folded (lower case, no accents) is a form of.
 * @return whether the lexicon has it.
 */
bool inflections_find(struct inflected *out, const struct inflections *inflections,
                      struct str folded);

/**
 * Find one of the forms of @p lemma of which another word is likelier: of « commettre »,
 * « commissions ». Such forms have numbers from 0 on.
 *
 * @param[out] out  INFLECTION_BYTES bytes.
 * @return the form, in @p out; empty when there are no more.
 */
struct str inflections_other(char *out, const struct inflections *inflections,
                             struct str lemma, uint32_t number);

#endif
