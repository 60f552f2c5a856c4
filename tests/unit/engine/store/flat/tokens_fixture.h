/* Documents whose words are coded as in tokens.bin and ready to be read. */
#ifndef TESTS_UNIT_ENGINE_TOKENS_FIXTURE_H
#define TESTS_UNIT_ENGINE_TOKENS_FIXTURE_H

#include "engine/store/flat/tokens_write.h"

/** A text for each segment, with words of every kind: elision, inclusive writing,
 *  hyphens, numbers, capitals, and no words at all. */
extern const char *const coded_texts[SEGMENT_COUNT_];

/** A document: a text or a list of words for each segment, coded and read. */
struct tokens_coded {
    struct forms_builder *forms;
    uint32_t *numbers;
    struct buf spool;
    struct tokens_writer writer;
    struct str bytes;
    char *path;
};

/** Code @p lists, or @p texts by @p analyser. tokens_forget() frees the result. @p path
 *  is that of the file, and taken. */
void tokens_code(struct tokens_coded *c, char *path,
                 const struct token_list lists[SEGMENT_COUNT_]);
void tokens_code_texts(struct tokens_coded *c, char *path,
                       const char *const texts[SEGMENT_COUNT_],
                       struct analyser *analyser);
void tokens_forget(struct tokens_coded *c);

/** A reader of @p bytes, which are those of @p c or a damaged copy. */
struct token_reader tokens_reader_of(const struct tokens_coded *c, struct str bytes);

/** Read all segments, whole and filtered, and check that each word does not end before it
 *  starts. @return how many words there are */
size_t tokens_read_all(const struct tokens_coded *c, struct str bytes);

/** A random number below @p below, the same in each run for the same @p seed. */
uint32_t tokens_draw(uint64_t *seed, uint32_t below);

/** Draw hostile words: of every length, at any offsets, overlapping, backwards, at the
 *  greatest numbers, alternatives of alternatives. The caller frees them with mem_free().
 *  They borrow @p letters, 600 bytes. */
#define TOKENS_HOSTILE 5000U
struct token *tokens_draw_words(uint64_t *seed, char *letters);

#endif
