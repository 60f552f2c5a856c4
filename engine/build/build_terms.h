/* The terms of a build: its strings in their order, and the terms of one document with their counts. */
#ifndef ENGINE_BUILD_BUILD_TERMS_H
#define ENGINE_BUILD_BUILD_TERMS_H

#include <stdint.h>

#include "engine/build/build_parts.h"
#include "engine/store/flat/lists_writer.h"
#include "engine/store/flat/spool_tokens.h"
#include "engine/store/schema.h"

/** The strings as terms have them (cut at TERM_TEXT_MAX), each once, in bytewise order: a term's number is
 *  family × n + the string's place in that order, so that numbers stand in the order of the terms. */
struct build_terms {
    uint32_t *ranks; /* of each string of the builder */
    struct str *texts;
    uint32_t n;
    struct form_ranks *forms; /* of each form */
};

/** The places of a form's terms in the order; BUILD_NO_TERM where a text is empty. */
struct form_ranks {
    uint32_t stem, folded;
};
#define BUILD_NO_TERM UINT32_MAX

struct build_terms build_terms_new(const struct forms_builder *forms);
void build_terms_free(struct build_terms *terms);

static inline enum family build_term_family(const struct build_terms *terms,
                                            uint32_t term)
{
    return (enum family)(term / terms->n);
}

static inline struct str build_term_text(const struct build_terms *terms, uint32_t term)
{
    return terms->texts[term % terms->n];
}

/** The length codes of all documents, and their means. */
struct build_lengths {
    struct lists_lengths of; /* borrowed from below */
    uint8_t *codes, *title_codes;
};

struct build_lengths build_lengths_new(const struct build *build);
void build_lengths_free(struct build_lengths *lengths);

/** The terms of one document, each once, with how often it stands there. */
struct term_tally {
    const struct build_terms *terms;
    uint32_t *counts; /* of every term; 0 but for those in `at` */
    uint32_t *at;
    size_t n, room;
    uint32_t *form_counts; /* of every form, in one segment; 0 but for those in `forms` */
    uint32_t *forms;
    size_t n_forms, room_forms;
};

struct term_tally term_tally_new(const struct build_terms *terms, uint32_t n_forms);
void term_tally_free(struct term_tally *tally);

/** Count the words that @p words reads; @p form_uses counts how often each form stands. */
void term_tally_fill(struct term_tally *tally, struct spool_reader *words,
                     uint32_t *form_uses);

#endif
