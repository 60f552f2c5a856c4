/* Sets of word sequences, and the longest of them in analysed text. Private to engine/assign*.c. */
#ifndef ENGINE_ASSIGN_WORD_SEQUENCES_H
#define ENGINE_ASSIGN_WORD_SEQUENCES_H

#include "engine/file/sections.h"
#include "text/analyse.h"

/** A text with the tokens that were made of it. */
struct analysed {
    struct str text;
    struct token_list list;
};

/** What of a word has to agree. */
enum sequence_key {
    SEQUENCE_FOLDED,     /* the word itself: names */
    SEQUENCE_NUMBERLESS, /* singular and plural agree: triggers. Stems go too far: « date » would be « data » */
    SEQUENCE_STEM        /* the feminine agrees too: demonyms */
};

#define SEQUENCE_NONE UINT32_MAX

/** Immutable once the last phrase is put; shareable then. */
struct sequences;
struct sequences *sequences_new(enum sequence_key key);
void sequences_free(struct sequences *phrases);

/** The number of the phrase that the words make, alternatives left out: from 0 on in the order they came, the same for
 *  the same words. SEQUENCE_NONE when there is no word. */
uint32_t sequences_put(struct sequences *phrases, struct token_list words);

/** Write them as sections @p section to @p section + SEQUENCES_SECTIONS − 1 of a file. */
#define SEQUENCES_SECTIONS 4U
void sequences_save(const struct sequences *phrases, struct sections_writer *file,
                    uint32_t section);

/** Read what sequences_save() wrote. @param[out] out  the caller frees it with sequences_free(); NULL on failure.
 *  @return STATUS_OK or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status sequences_load(struct sequences **out, enum sequence_key key,
                                      const struct sections *file, uint32_t section,
                                      struct error *err);

/** How many there are: their numbers are below. */
uint32_t sequences_count(const struct sequences *phrases);

struct phrase_match {
    uint32_t phrase;
    size_t first, after; /* tokens of the list */
    size_t n_words;
};

/**
 * The phrase to be read at token @p at, or in the words that it has in common with a later one: the longest that
 * begins there, unless a longer one begins within it (« région Centre-Val de Loire » is not « région Centre »). No
 * phrase goes over a comma, a full stop or the like.
 *
 * @return false when none begins at @p at.
 */
bool sequences_find(const struct sequences *phrases, const struct analysed *in, size_t at,
                    struct phrase_match *out);

/** The token that stands before or after token @p at, alternatives left out; NULL at the ends. */
const struct token *token_before(const struct analysed *in, size_t at);
const struct token *token_from(const struct analysed *in, size_t at);

/** Whether the word looks like a plural: it ends with s or x, and is no acronym. */
bool token_is_plural(const struct token *token);

/** Whether something between two tokens parts sentences, list items or cells. */
bool gap_parts(const struct analysed *in, const struct token *before,
               const struct token *after);

#endif
