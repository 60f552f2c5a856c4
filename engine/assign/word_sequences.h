/* Sets of word sequences, and the search for the longest of them in an analysed text.
 * Private to engine/assign/assign*.c. */
#ifndef ENGINE_ASSIGN_WORD_SEQUENCES_H
#define ENGINE_ASSIGN_WORD_SEQUENCES_H

#include "engine/file/sections.h"
#include "text/analyse.h"

/** A text with its tokens. Both are borrowed. */
struct analysed {
    struct str text;
    struct token_list list;
};

/** What two words must share to be the same. */
enum sequence_key {
    /* The folded word. For names. */
    SEQUENCE_FOLDED,
    /* All but the ending of the plural. For triggers: their stems would make « date » and
     * « data » the same. */
    SEQUENCE_NUMBERLESS,
    /* The stem, so that the feminine matches too. For demonyms. */
    SEQUENCE_STEM
};

#define SEQUENCE_NONE UINT32_MAX

/**
 * A set of word sequences. It does not change after the last sequences_put(): threads may
 * then share it.
 */
struct sequences;
struct sequences *sequences_new(enum sequence_key key);
void sequences_free(struct sequences *phrases);

/**
 * Add the sequence of @p words, without alternatives.
 *
 * @return its number: 0 for the first, and the same number for the same words.
 *         SEQUENCE_NONE when there is no word.
 */
uint32_t sequences_put(struct sequences *phrases, struct token_list words);

/**
 * Write the set as the sections @p section to @p section + SEQUENCES_SECTIONS − 1 of a
 * file.
 */
#define SEQUENCES_SECTIONS 4U
void sequences_save(const struct sequences *phrases, struct sections_writer *file,
                    uint32_t section);

/**
 * Read what sequences_save() wrote.
 *
 * @param[out] out  the set, which the caller frees with sequences_free(); NULL on
 *                  failure.
 * @return STATUS_OK or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status sequences_load(struct sequences **out, enum sequence_key key,
                                      const struct sections *file, uint32_t section,
                                      struct error *err);

/** The number of sequences. */
uint32_t sequences_count(const struct sequences *phrases);

struct phrase_match {
    uint32_t phrase;
    /* Tokens of the list: the first one and the one after the last. */
    size_t first, after;
    size_t n_words;
};

/**
 * Find the longest sequence that begins at token @p at, or a longer one that begins
 * within its words (« région Centre-Val de Loire » is not « région Centre »). No sequence
 * goes over a comma, a full stop or the like.
 *
 * @return false when none begins at @p at.
 */
bool sequences_find(const struct sequences *phrases, const struct analysed *in, size_t at,
                    struct phrase_match *out);

/**
 * The token before token @p at, and the first token from @p at on; alternatives are
 * skipped. NULL when there is none.
 */
const struct token *token_before(const struct analysed *in, size_t at);
const struct token *token_from(const struct analysed *in, size_t at);

/** Whether the word looks like a plural: it ends with s or x and is not an acronym. */
bool token_is_plural(const struct token *token);

/**
 * Whether something between two tokens separates sentences, list items or table cells.
 */
bool gap_parts(const struct analysed *in, const struct token *before,
               const struct token *after);

#endif
