/* The words of a document in the spool, the temporary file of a build, before the forms
 * have their last numbers. */
#ifndef ENGINE_STORE_FLAT_SPOOL_TOKENS_H
#define ENGINE_STORE_FLAT_SPOOL_TOKENS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/varint.h"
#include "engine/store/flat/forms.h"

/** One word. */
struct spooled_token {
    uint32_t form;
    /* Byte offsets in the field of its segment. */
    uint32_t start, end;
    /* Whether it is another reading of the word before, at the same position. */
    bool is_alternative;
};

/** Append the next segment of a document to its bytes, and count its forms in @p forms.
 *  All segments are put in order, empty ones too. */
void spool_put_segment(struct buf *out, const struct token_list *list,
                       struct forms_builder *forms);

/** Append a word as spool_put_segment() does, behind the number of words of its segment;
 *  @p before is the start of the word before it, 0 for the first one. */
void spool_put_word(struct buf *out, const struct spooled_token *word, uint32_t before);

/** Reads the words of one document. Held by value; the bytes are borrowed. */
struct spool_reader {
    struct varint_reader bytes;
    const uint32_t *numbers;
    /* How many words are left in this segment. */
    uint32_t left;
    /* Where the word before starts. */
    uint32_t start;
    bool is_first;
};

/**
 * A reader of @p bytes, which spool_put_segment() wrote in this very build: form numbers
 * are not checked.
 * @param numbers  the present number of each form (forms_builder_order()), borrowed as
 *                 long as the reader; NULL leaves the numbers as they were.
 */
struct spool_reader spool_reader_of(struct str bytes, const uint32_t *numbers);

/** Go to the next segment, the first one to begin with. @return how many words it
 *  holds. */
uint32_t spool_reader_segment(struct spool_reader *reader);

/** The segment's next word. @return false at the segment's end. */
bool spool_reader_next(struct spool_reader *reader, struct spooled_token *out);

#endif
