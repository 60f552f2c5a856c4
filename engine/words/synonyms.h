/* Synonyms: other ways to say the words of a query, such as acronyms and their long
 * forms, former names, regions and the editors' groups of words. They are found by
 * stems. */
#ifndef ENGINE_WORDS_SYNONYMS_H
#define ENGINE_WORDS_SYNONYMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"

/** Why two ways to say something are synonyms. */
enum synonym_kind {
    /* An acronym and its long form. */
    SYNONYM_ACRONYM,
    /* Another way to write either of them. */
    SYNONYM_VARIANT,
    /* A former name of what either of them means. */
    SYNONYM_FORMER,
    /* A region and its other and former names. */
    SYNONYM_REGION,
    /* The words of a line of synonyms.tsv. */
    SYNONYM_GROUP,
    /* The words of a line of families.tsv. */
    SYNONYM_FAMILY
};

/** A synonym: whoever writes `from` may mean `to`. */
struct synonym {
    /* The stems in order, with those of stop words. */
    const struct str *from;
    size_t n_from;
    /* Likewise, and for each whether it is a stop word. */
    const struct str *to;
    const bool *to_stops;
    size_t n_to;
    /* Both as the vocabulary writes them. */
    struct str from_text, to_text;
    enum synonym_kind kind;
    /* The weight that the editors gave it, above 0 and at most 1; 1 when they gave
     * none. */
    double weight;
    /* Whether `from` is an acronym that is another word in lower case, */
    bool needs_capitals;
    /* and whether `to` is one. */
    bool to_needs_capitals;
    /* The stems of words beside which `from` needs no capitals. */
    const struct str *context;
    size_t n_context;
    /* The number of the phrase (synonyms_phrase()) that `to` is, or SYNONYM_NO_PHRASE. */
    uint32_t phrase;
};

/** The synonym is no phrase: its `to` is a single word in any case, and the posting list
 *  of its stem says where it stands. */
#define SYNONYM_NO_PHRASE UINT32_MAX

/** A table of synonyms. Immutable, so that threads may share it. */
struct synonyms;

/** All synonyms of the vocabulary but families. Never NULL; freed with synonyms_free().
 *  The texts are borrowed from the vocabulary. */
struct synonyms *synonyms_new(const struct vocabulary *vocabulary);

/** The synonyms of families.tsv, from word to word. Never NULL; freed with
 *  synonyms_free(). The texts are borrowed from the vocabulary. */
struct synonyms *synonyms_families_new(const struct vocabulary *vocabulary);
void synonyms_free(struct synonyms *synonyms);

/** Write the table to the file at @p path. @return STATUS_OK, STATUS_NOT_FOUND (the
 *  folder does not exist) or STATUS_IO. */
MUST_CHECK enum status synonyms_write(const struct synonyms *synonyms, const char *path,
                                      struct error *err);

/**
 * Map the file that synonyms_write() wrote: the same table, which needs no vocabulary.
 * @param[out] out  the caller frees it with synonyms_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status synonyms_open(struct synonyms **out, const char *path,
                                     struct error *err);

/**
 * The phrases: each `to` that no posting list can find, since it is several words or a
 * word in capitals. Phrase @p i, 0 ≤ i < synonyms_n_phrases(), is the `to` of the synonym
 * returned and of all others with that number. The numbers depend on the vocabulary only.
 */
uint32_t synonyms_n_phrases(const struct synonyms *synonyms);
const struct synonym *synonyms_phrase(const struct synonyms *synonyms, uint32_t i);

/** The words in which synonyms are looked for. */
struct synonym_words {
    const struct str *stems;
    /* For each word, whether it was typed in capitals. */
    const bool *capitals;
    size_t n;
};

/**
 * Find the next synonym whose `from` begins at word @p at of @p words; those with the
 * longest `from` come first. One that needs capitals is also found in lower case when
 * another word belongs to its context.
 * @param before  the synonym found before, or NULL to find the first.
 * @return NULL when there is no other one. Borrowed until synonyms_free().
 */
const struct synonym *synonyms_find(const struct synonyms *synonyms,
                                    const struct synonym_words *words, size_t at,
                                    const struct synonym *before);

#endif
