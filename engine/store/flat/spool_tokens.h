/* The words of a document while a build collects them, form numbers as they came. */
#ifndef ENGINE_STORE_FLAT_SPOOL_TOKENS_H
#define ENGINE_STORE_FLAT_SPOOL_TOKENS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/varint.h"
#include "engine/store/flat/forms.h"

/** One word. Offsets are bytes of its segment's field. */
struct spooled_token {
    uint32_t form;
    uint32_t start, end;
    bool is_alternative; /* stands at the position of the word before */
};

/** Append one segment to a document's bytes. Segments are put in order, empty ones too. */
void spool_put_segment(struct buf *out, const struct token_list *list,
                       struct forms_builder *forms);

/** Reads the words of one document. */
struct spool_reader {
    struct varint_reader bytes;
    const uint32_t *numbers;
    uint32_t left; /* in this segment */
    uint32_t start;
    bool is_first;
};

/** A reader of bytes that spool_put_segment() made, which the program has not let out of its hands: form numbers are
 *  not checked. @p numbers  the number that each form has now (forms_builder_order()); NULL: as it came. */
struct spool_reader spool_reader_of(struct str bytes, const uint32_t *numbers);

/** Go to the next segment, the first one to begin with. @return how many words it holds. */
uint32_t spool_reader_segment(struct spool_reader *reader);

/** The segment's next word. @return false at the segment's end. */
bool spool_reader_next(struct spool_reader *reader, struct spooled_token *out);

#endif
