/* spelling.bin: correcting misspelt words. It finds the words of the index that an
 * unknown word may be a misspelling of. */
#ifndef ENGINE_WORDS_SPELLING_H
#define ENGINE_WORDS_SPELLING_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/flat/forms.h"
#include "engine/store/tuning.h"

/** What spelling.bin is written from; borrowed for the call. */
struct spelling_content {
    /** In their last order: the most used form of a word before its other forms. */
    const struct forms_builder *forms;
    /* For each string of the forms, how many documents have it as an exact term. */
    const uint32_t *string_documents;
};

/**
 * Write spelling.bin at @p path. It takes the exact terms that have letters a to z only,
 * and as many of them as spelling_file.h says.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO.
 */
MUST_CHECK enum status spelling_write(const struct spelling_content *content,
                                      const char *path, struct error *err);

/** spelling.bin, mapped. Immutable, so that threads may share it. */
struct spelling;
/**
 * Map the file at @p path.
 * @param[out] out  the caller frees it with spelling_free(); NULL on failure.
 * @param forms     those of the same generation, borrowed until spelling_free().
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status spelling_open(struct spelling **out, const char *path,
                                     const struct forms *forms, struct error *err);
void spelling_free(struct spelling *spelling);

/** A word that was perhaps meant. */
struct spelling_candidate {
    /* The form (forms.h) in which the word is most often written. */
    uint32_t form;
    uint32_t n_documents;
    /* The edit distance from the word typed; EDIT_ERRORS_MAX + 1 when it is greater than
     * EDIT_ERRORS_MAX, for words that sound the same. */
    unsigned errors;
    /* The lower, the likelier. */
    double cost;
};

/** The most candidates that one look-up gives. */
#define SPELLING_CANDIDATES_MAX 16

/** The shortest word that is corrected, in letters. */
#define SPELLING_MIN 4

/**
 * Find the words that the exact term @p folded may be a misspelling of. For words from
 * four letters on, these are the words at one error; from nine letters on also those at
 * two, as well as from seven on when there are none at one; and those that sound the
 * same. @p folded itself is not among them. Words with other characters than a to z have
 * no candidates.
 *
 * @param[out] out  the likeliest first.
 * @param most      2; or 1 to look no further than one error, whatever the length.
 * @return how many there are.
 */
size_t spelling_find(struct spelling_candidate out[SPELLING_CANDIDATES_MAX],
                     const struct spelling *spelling, const struct tuning *tuning,
                     struct str folded, unsigned most);

/** How many documents have the exact term @p folded; 0 also when it is not in the file,
 *  as words with other characters than a to z. */
uint32_t spelling_documents(const struct spelling *spelling, struct str folded);

/** Two words that were written as one. */
struct spelling_split {
    /* Only form and n_documents are set. */
    struct spelling_candidate parts[2];
    /* To be compared with the cost of candidates. */
    double cost;
};

/**
 * Split @p folded into two words of the index. Of several ways, the one whose rarer part
 * is most frequent is taken. One part may be a stop word; a part that is none has
 * SPELLING_MIN letters or more.
 * @return false when there is no way.
 */
bool spelling_split(struct spelling_split *out, const struct spelling *spelling,
                    const struct tuning *tuning, struct str folded);

#endif
