/* Each document's texts, packed one by one with a dictionary that all share (texts.bin). */
#ifndef ENGINE_STORE_FLAT_TEXTS_H
#define ENGINE_STORE_FLAT_TEXTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"

/** texts.bin opened. Immutable, mapped, shareable. */
struct texts;

/** @param[out] out  the caller frees it with texts_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status texts_open(struct texts **out, const char *path,
                                  uint32_t n_documents, struct error *err);
void texts_free(struct texts *texts);

/** One thread's means to unpack them. Keeps @p texts borrowed. */
struct texts_reader;
struct texts_reader *texts_reader_new(const struct texts *texts);
void texts_reader_free(struct texts_reader *reader);

/** What was written of one document; absent texts are "". */
struct document_texts {
    struct str fields[FIELD_COUNT_];
    struct str shown_title; /* the title, or the text's first words */
};

/**
 * Unpack document @p docid, from 1.
 *
 * @param[out] out  borrowed from @p arena; without one (NULL) from the reader, until its next call. All "" on failure.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT (there is none, or its bytes are damaged; the text names it).
 */
MUST_CHECK enum status texts_read(struct document_texts *out, struct texts_reader *reader,
                                  uint32_t docid, struct arena *arena, struct error *err);

/** The bytes of document @p docid as texts_put() made them, borrowed from the reader until its next call. Nothing where
 *  there is none, or its frame is damaged. */
struct str texts_unpack(struct texts_reader *reader, uint32_t docid);

/** What document @p docid is packed in, borrowed from the texts; nothing where there is none. */
struct str texts_frame(const struct texts *texts, uint32_t docid);

/** What frames depend on besides their texts; borrowed from the texts. */
struct texts_packing {
    struct str dictionary; /* nothing: none */
    struct str settings;   /* TEXTS_SETTINGS of texts_code.h */
};
struct texts_packing texts_packing(const struct texts *texts);

/** Numbers of documents, a key each: texts_key_docid(). Borrowed from the texts. */
struct texts_keys {
    const uint64_t *at;
    size_t n;
};

static inline uint32_t texts_key_docid(uint64_t key)
{
    return (uint32_t)key;
}

/** The documents that may have @p id, or be parts of the document with @p id: all that do, seldom one that does not.
 *  In ascending order. */
struct texts_keys texts_with_id(const struct texts *texts, struct str id);
struct texts_keys texts_parts_of(const struct texts *texts, struct str id);

#endif
