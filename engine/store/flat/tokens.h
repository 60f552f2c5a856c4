/* Each document's words in order, as form numbers with byte offsets (tokens.bin). */
#ifndef ENGINE_STORE_FLAT_TOKENS_H
#define ENGINE_STORE_FLAT_TOKENS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/varint.h"
#include "engine/record/segment.h"
#include "engine/store/flat/tokens_code.h"

/** One stored word. Offsets are bytes of its segment's field. */
struct stored_token {
    uint32_t form;
    uint32_t start, end;
    uint32_t
        position; /* in its segment, from 0; an alternative has that of the word before */
    bool is_alternative;
};

/** tokens.bin opened. Immutable, shareable. */
struct tokens;
/** @param[out] out  the caller frees it with tokens_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status tokens_open(struct tokens **out, const char *path,
                                   uint32_t n_documents, struct error *err);
void tokens_free(struct tokens *tokens);

/** The bytes of each form; those of a form beyond them count as none. */
struct token_lengths {
    const uint8_t *at;
    size_t n;
};

/** Reads the words of one document. Of damaged bytes forms and offsets may be beyond all forms and the text, but
 *  start ≤ end, and nothing outside of the bytes is read. */
struct token_reader {
    const unsigned char *first, *lead, *lead_end; /* of this segment */
    const unsigned char *tails;
    size_t n_tails, tail;           /* read so far */
    const unsigned char *landmarks; /* of this segment */
    const unsigned char *steps_begin;
    struct varint_reader steps;
    struct token_lengths lengths;
    uint32_t n_leads[SEGMENT_COUNT_];
    unsigned segment;      /* the next one */
    uint32_t alternatives; /* met in this segment */
    uint32_t unread;       /* words whose steps were passed over */
    uint32_t regular;      /* words before the next irregular one */
    unsigned kind;         /* … and how that stands */
    uint32_t start, end;   /* of the word before */
    bool damaged;
};

/** A reader of bytes that tokens_put() made. */
struct token_reader token_reader_of(const void *bytes, size_t n,
                                    struct token_lengths lengths);

/** The words of document @p docid, from 1; none where there is no such document. */
struct token_reader tokens_of(const struct tokens *tokens, uint32_t docid);

/** Have the first words of document @p docid fetched from memory, which is asked for soon. */
void tokens_expect(const struct tokens *tokens, uint32_t docid);

/** Go to the next segment, the first one to begin with; what is left of the current one is skipped.
 *  @return how many words it holds at most (0 at the end of the bytes too). */
uint32_t token_reader_segment(struct token_reader *reader);

/** The segment's next word. @return false at the segment's end, and where damage shows. */
bool token_reader_next(struct token_reader *reader, struct stored_token *out);

/** The segment's next word as token_reader_seek() gives it, whatever it is. */
bool token_reader_word(struct token_reader *reader, struct stored_token *out);

/** The leads of a document's words, of all segments. */
struct token_leads {
    const unsigned char *at, *end;
};

/** Those of @p reader, of which nothing was read yet. */
struct token_leads token_reader_leads(const struct token_reader *reader);

/** Go forward to the word that has @p lead, one of the leads behind what was read, into whatever segment, which is then
 *  number reader->segment − 1. Otherwise as token_reader_seek(). */
void token_reader_go(struct token_reader *reader, const unsigned char *lead);

/** Go back to the first word that stands @p n positions before the one that comes next. @return false when the segment
 *  has none, and where damage shows. */
bool token_reader_back(struct token_reader *reader, uint32_t n);

/** Which forms are looked for. No false negatives; few false positives. */
struct token_filter {
    uint8_t leads[LEADS]; /* FILTER_WANTED, or the bytes of tail to pass over */
    uint64_t forms[256];  /* bit form % FILTER_FORMS */
};
#define FILTER_WANTED 0x80U
#define FILTER_FORMS 16384U

/** Nothing is looked for. */
void token_filter_clear(struct token_filter *filter);
void token_filter_add(struct token_filter *filter, uint32_t form);
/** Look for what @p other looks for too. */
void token_filter_join(struct token_filter *filter, const struct token_filter *other);

/** The segment's next word that passes the filter: its form, position and is_alternative, not its offsets, which the
 *  rest of the segment no longer has either (later segments do). @return as token_reader_next(). */
bool token_reader_seek(struct token_reader *reader, const struct token_filter *filter,
                       struct stored_token *out);

/** The segment's next word that passes the filter, with its offsets. @return as token_reader_next(). */
bool token_reader_find(struct token_reader *reader, const struct token_filter *filter,
                       struct stored_token *out);

#endif
