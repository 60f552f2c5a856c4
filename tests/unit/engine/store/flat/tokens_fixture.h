/* Documents of words, coded as tokens.bin does and ready to be read back. */
#ifndef TESTS_UNIT_ENGINE_TOKENS_FIXTURE_H
#define TESTS_UNIT_ENGINE_TOKENS_FIXTURE_H

#include "engine/store/flat/tokens_write.h"

/** One of every kind: elision, inclusive writing, joined words, numbers, capitals, no words at all. */
extern const char *const coded_texts[SEGMENT_COUNT_];

/** What a document is made of: a text or a list of words for each segment, coded and read back. */
struct tokens_coded {
    struct forms_builder *forms;
    uint32_t *numbers;
    struct buf spool;
    struct tokens_writer writer;
    struct str bytes;
    char *path;
};

/** Code @p lists, or @p texts by @p analyser; tokens_forget() ends it. @p path  of the file; taken. */
void tokens_code(struct tokens_coded *c, char *path,
                 const struct token_list lists[SEGMENT_COUNT_]);
void tokens_code_texts(struct tokens_coded *c, char *path,
                       const char *const texts[SEGMENT_COUNT_],
                       struct analyser *analyser);
void tokens_forget(struct tokens_coded *c);

/** A reader of @p bytes, coded as @p c or damaged. */
struct token_reader tokens_reader_of(const struct tokens_coded *c, struct str bytes);

/** Read all segments, whole and filtered; every word ends at or after its start. @return how many words. */
size_t tokens_read_all(const struct tokens_coded *c, struct str bytes);

/** Repeatable, and no worse than that. */
uint32_t tokens_draw(uint64_t *seed, uint32_t below);

/** Hostile words: of every length at any offsets, overlapping, backwards, at the end of the numbers, alternatives of
 *  alternatives. Freed with mem_free(). @p letters  of 600 bytes, borrowed by them. */
#define TOKENS_HOSTILE 5000U
struct token *tokens_draw_words(uint64_t *seed, char *letters);

#endif
