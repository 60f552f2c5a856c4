/* tokens.bin: the words of each document in order, as form numbers (forms.h) with byte
 * offsets. Phrases, proximity and snippets are found here. */
#ifndef ENGINE_STORE_FLAT_TOKENS_H
#define ENGINE_STORE_FLAT_TOKENS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/varint.h"
#include "engine/record/segment.h"
#include "engine/store/flat/tokens_code.h"

/** One stored word. */
struct stored_token {
    uint32_t form;
    /* Byte offsets in the field of its segment. */
    uint32_t start, end;
    /* The place of the word in its segment, from 0; an alternative has the position of
     * the word before it. */
    uint32_t position;
    bool is_alternative;
};

/** tokens.bin, mapped. Immutable, so that threads may share it. */
struct tokens;
/**
 * Map the file at @p path, of an index of @p n_documents documents.
 * @param[out] out  the caller frees it with tokens_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status tokens_open(struct tokens **out, const char *path,
                                   uint32_t n_documents, struct error *err);
void tokens_free(struct tokens *tokens);

/** The length of each form in bytes; a form beyond the last has the length 0. */
struct token_lengths {
    const uint8_t *at;
    size_t n;
};

/**
 * Reads the words of one document. Held by value; the bytes are borrowed. The layout of
 * the bytes is in tokens_code.h. In a damaged file, forms and offsets may be beyond all
 * forms and beyond the text, but start ≤ end, and nothing outside the bytes is read.
 */
struct token_reader {
    /* The leads of this segment: the first, the next one, and their end. */
    const unsigned char *first, *lead, *lead_end;
    const unsigned char *tails;
    /* How many bytes of tails there are, and how many were read. */
    size_t n_tails, tail;
    /* The landmarks of this segment. */
    const unsigned char *landmarks;
    const unsigned char *steps_begin;
    struct varint_reader steps;
    struct token_lengths lengths;
    /* How many leads each segment has. */
    uint32_t n_leads[SEGMENT_COUNT_];
    /* The number of the segment that comes next. */
    unsigned segment;
    /* How many alternatives were read in this segment. */
    uint32_t alternatives;
    /* How many words were read without reading their steps. */
    uint32_t unread;
    /* How many regular words come before the next irregular one, and the kind of its
     * step. */
    uint32_t regular;
    unsigned kind;
    /* The offsets of the word before. */
    uint32_t start, end;
    bool damaged;
};

/** A reader of @p n bytes that tokens_put() wrote; bytes and lengths are borrowed. */
struct token_reader token_reader_of(const void *bytes, size_t n,
                                    struct token_lengths lengths);

/** A reader of the words of document @p docid, the first of which is number 1; it has no
 *  words when there is no such document. Valid until tokens_free(). */
struct token_reader tokens_of(const struct tokens *tokens, uint32_t docid);

/** Prefetch the first cache lines of document @p docid, which is going to be read
 *  soon. */
void tokens_expect(const struct tokens *tokens, uint32_t docid);

/**
 * Go to the next segment, at first to the first one. The rest of the current segment is
 * skipped.
 * @return the most words that it can hold; 0 also when there are no more segments.
 */
uint32_t token_reader_segment(struct token_reader *reader);

/** Read the next word of the segment. @return false at the end of the segment and when
 *  the bytes are damaged. */
bool token_reader_next(struct token_reader *reader, struct stored_token *out);

/** Read the next word of the segment without its offsets, as token_reader_seek() does but
 *  without a filter. */
bool token_reader_word(struct token_reader *reader, struct stored_token *out);

/** The leads of the words of all segments of a document (tokens_code.h). */
struct token_leads {
    const unsigned char *at, *end;
};

/** The leads of @p reader, from which nothing was read yet. */
struct token_leads token_reader_leads(const struct token_reader *reader);

/**
 * Go forward to the word whose lead is at @p lead, behind all that was read. This may
 * lead into a later segment, which is then number reader->segment − 1. As after
 * token_reader_seek(), the offsets of the rest of the segment are lost.
 */
void token_reader_go(struct token_reader *reader, const unsigned char *lead);

/** Go back to the first word that is @p n positions before the word that comes next.
 *  @return false when the segment has no such word and when the bytes are damaged. */
bool token_reader_back(struct token_reader *reader, uint32_t n);

/**
 * Skip words of the segment that end before byte @p offset of its text, fast: the reader
 * is then less than LANDMARK_LEADS leads before the first word behind that byte, or where
 * it was.
 */
void token_reader_skip(struct token_reader *reader, uint32_t offset);

/** The forms that are looked for, as a filter: all of them pass, and few others. */
struct token_filter {
    /* For each lead: FILTER_WANTED when a form with that lead is looked for, else how
     * many bytes of tail are skipped with it. */
    uint8_t leads[LEADS];
    /* Bit form % FILTER_FORMS is set for each form that is looked for. */
    uint64_t forms[256];
};
#define FILTER_WANTED 0x80U
#define FILTER_FORMS 16384U

/** Let no form pass. */
void token_filter_clear(struct token_filter *filter);
/** Let @p form pass. */
void token_filter_add(struct token_filter *filter, uint32_t form);
/** Let all forms pass that pass @p other. */
void token_filter_join(struct token_filter *filter, const struct token_filter *other);

/**
 * Read the next word of the segment that passes the filter: its form, position and
 * is_alternative, but not its offsets. The offsets of the rest of the segment are lost
 * too, those of later segments are not.
 * @return as token_reader_next().
 */
bool token_reader_seek(struct token_reader *reader, const struct token_filter *filter,
                       struct stored_token *out);

/** Read the next word of the segment that passes the filter, with its offsets. @return as
 *  token_reader_next(). */
bool token_reader_find(struct token_reader *reader, const struct token_filter *filter,
                       struct stored_token *out);

#endif
