/* Each document's words in order, as form numbers with byte offsets (tokens.bin). */
#ifndef ENGINE_TOKENS_H
#define ENGINE_TOKENS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/varint.h"
#include "engine/forms.h"
#include "engine/segment.h"

/** One stored word. Offsets are bytes of its segment's field. */
struct stored_token {
    uint32_t form;
    uint32_t start, end;
    uint32_t
        position; /* in its segment, from 0; an alternative has that of the word before */
    bool is_alternative;
};

/** Append one segment to a document's bytes. Segments are put in order, empty ones too. */
void tokens_put_segment(struct buf *out, const struct token_list *list,
                        struct forms_builder *forms);

/** Reads the words of one document. */
struct token_reader {
    struct varint_reader bytes;
    uint32_t left; /* in this segment */
    uint32_t start, next_position;
};

/** A reader of bytes that tokens_put_segment() made. */
struct token_reader token_reader_of(const void *bytes, size_t n);

/** Go to the next segment, the first one to begin with; what is left of the current one is skipped.
 *  @return how many words it says to hold (0 at the end of the bytes too); of damaged bytes any number,
 *          never to be allocated for. */
uint32_t token_reader_segment(struct token_reader *reader);

/** The segment's next word; of damaged bytes its form and its offsets may be beyond all forms and the
 *  text, but start ≤ end. @return false at the segment's end, and where damage shows. */
bool token_reader_next(struct token_reader *reader, struct stored_token *out);

/** tokens.bin opened. Immutable, shareable. */
struct tokens;
/** @param[out] out  the caller frees it with tokens_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status tokens_open(struct tokens **out, const char *path,
                                   uint32_t n_documents, struct error *err);
void tokens_free(struct tokens *tokens);

/** The words of document @p docid, from 1; none where there is no such document. */
struct token_reader tokens_of(const struct tokens *tokens, uint32_t docid);

#endif
