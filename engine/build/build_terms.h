/* The terms of a build in order, and the terms of one document with their counts. */
#ifndef ENGINE_BUILD_BUILD_TERMS_H
#define ENGINE_BUILD_BUILD_TERMS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/build/build_parts.h"
#include "engine/store/flat/lists_writer.h"
#include "engine/store/flat/spool_tokens.h"
#include "engine/store/schema.h"
#include "engine/store/xapian/xapian_terms.h"

/** The strings as terms have them (cut at TERM_TEXT_MAX), each once, in bytewise order.
 *  A term of the Xapian database is numbered prefix × n + the place of its string, so
 *  numbers follow the order of the terms. */
struct build_terms {
    /** The place of each string of the builder. */
    uint32_t *ranks;
    struct str *texts;
    uint32_t n;
    /** Of each form. */
    struct form_ranks *forms;
};

/** The places of a form's terms in the order; BUILD_NO_TERM where a text is empty. */
struct form_ranks {
    uint32_t stem, folded;
    /** The stem is the word itself, where the stemmer would cut it (XAPIAN_VERBATIM). */
    bool is_verbatim;
};
#define BUILD_NO_TERM UINT32_MAX

/** @p analyser knows the acronyms of the build's vocabulary. */
struct build_terms build_terms_new(const struct forms_builder *forms,
                                   struct analyser *analyser);
void build_terms_free(struct build_terms *terms);

/** The words of one document as terms of the Xapian database, each once, with how often
 *  it stands there. */
struct term_tally {
    const struct build_terms *terms;
    /** A count for every term; it is 0 unless the term is in `at`. */
    uint32_t *counts;
    uint32_t *at;
    size_t n, room;
    /** The same for the forms of one segment: 0 unless the form is in `forms`. */
    uint32_t *form_counts;
    uint32_t *forms;
    size_t n_forms, room_forms;
};

struct term_tally term_tally_new(const struct build_terms *terms, uint32_t n_forms);
void term_tally_free(struct term_tally *tally);

/** Count the words that @p words reads. `at` is in increasing order then. */
void term_tally_fill(struct term_tally *tally, struct spool_reader *words);

#endif
