/* The words of an index that an unknown word may be a misspelling of (spelling.bin). */
#ifndef ENGINE_WORDS_SPELLING_H
#define ENGINE_WORDS_SPELLING_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/flat/forms.h"
#include "engine/store/tuning.h"

/** What a build knows of its words. */
struct spelling_content {
    /** In their last order: the most used form of a word before its other forms. */
    const struct forms_builder *forms;
    const uint32_t *
        string_documents; /* of each string: the documents that have it as an exact term */
};

/** Write spelling.bin at @p path: the exact terms of letters a to z. @return STATUS_OK, STATUS_NOT_FOUND (no such
 *  folder) or STATUS_IO. */
MUST_CHECK enum status spelling_write(const struct spelling_content *content,
                                      const char *path, struct error *err);

/** spelling.bin opened. Immutable, shareable. */
struct spelling;
/** @p forms, of the same generation, is borrowed until spelling_free().
 *  @param[out] out  the caller frees it with spelling_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status spelling_open(struct spelling **out, const char *path,
                                     const struct forms *forms, struct error *err);
void spelling_free(struct spelling *spelling);

/** A word that was perhaps meant. */
struct spelling_candidate {
    uint32_t form; /* in forms.bin: how the word is most often written */
    uint32_t n_documents;
    unsigned
        errors; /* edits from the word typed; EDIT_ERRORS_MAX + 1: more, but the sound is the same */
    double cost; /* the least first */
};

/** Candidates that one look-up may give. */
#define SPELLING_CANDIDATES_MAX 16

/** Shortest word that is corrected, in letters. */
#define SPELLING_MIN 4

/**
 * The words that @p folded, an exact term, may be a misspelling of, the likeliest first: those at one error from four
 * letters, at two from nine (from seven when nothing is at one), and those that sound the same. @p folded itself is
 * not among them. Nothing for words of other signs than a to z.
 * @param most  1: at one error only, however long the word; 2: as said.
 * @return how many were put at @p out.
 */
size_t spelling_find(struct spelling_candidate out[SPELLING_CANDIDATES_MAX],
                     const struct spelling *spelling, const struct tuning *tuning,
                     struct str folded, unsigned most);

/** The documents that have the exact term @p folded; 0 for none and for words of other signs than a to z. */
uint32_t spelling_documents(const struct spelling *spelling, struct str folded);

/** Two words written as one. */
struct spelling_split {
    struct spelling_candidate parts[2]; /* only form and n_documents are set */
    double cost;                        /* beside that of other candidates */
};

/** The two words of the index that @p folded is made of, the split whose rarer part is most frequent; false for none.
 *  One part may be a stop word, the others have SPELLING_MIN letters or more. */
bool spelling_split(struct spelling_split *out, const struct spelling *spelling,
                    const struct tuning *tuning, struct str folded);

#endif
