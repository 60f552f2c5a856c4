/* texts.bin: the texts of each document, compressed on their own (zstd) with a dictionary
 * that all documents share, so that any document can be read alone. */
#ifndef ENGINE_STORE_FLAT_TEXTS_H
#define ENGINE_STORE_FLAT_TEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"

/** texts.bin, mapped. Immutable, so that threads may share it. */
struct texts;

/** @param[out] out  the caller frees it with texts_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status texts_open(struct texts **out, const char *path,
                                  uint32_t n_documents, struct error *err);
void texts_free(struct texts *texts);

/** Decompresses texts; each thread needs its own. @p texts are borrowed until
 *  texts_reader_free(). */
struct texts_reader;
struct texts_reader *texts_reader_new(const struct texts *texts);
void texts_reader_free(struct texts_reader *reader);

/** The texts of one document; absent ones are "". */
struct document_texts {
    struct str fields[FIELD_COUNT_];
    /* The document's title, or else the first words of its text. */
    struct str shown_title;
};

/**
 * Read the texts of document @p docid; the first document is number 1.
 *
 * @param[out] out  as valid as @p arena; without an arena (NULL), valid until the next
 *                  call with this reader. All "" on failure.
 * @return STATUS_OK or STATUS_INDEX_CORRUPT (there is no such document, or its bytes are
 *         damaged; the text gives its number).
 */
MUST_CHECK enum status texts_read(struct document_texts *out, struct texts_reader *reader,
                                  uint32_t docid, struct arena *arena, struct error *err);

/**
 * Read the texts of document @p docid but the long ones: FIELD_TEXT, FIELD_LAYOUT and
 * FIELD_EXTRA are "". The cost does not depend on how long these are.
 *
 * @return as texts_read(). Damage of the long texts is not seen.
 */
MUST_CHECK enum status texts_read_short(struct document_texts *out,
                                        struct texts_reader *reader, uint32_t docid,
                                        struct arena *arena, struct error *err);

/** How many bytes text @p number of document @p docid has (a field, or a number of
 *  texts_code.h); 0 when it has none. @return as texts_read(). */
MUST_CHECK enum status texts_bytes(size_t *out, struct texts_reader *reader,
                                   uint32_t docid, unsigned number, struct error *err);

/** Bytes at to at + n of text `number` of a document. */
struct texts_range {
    uint32_t docid;
    unsigned number;
    size_t at, n;
};

/** Read a stretch of a text into @p arena; it is empty when it is not all in the text.
 *  @return as texts_read(). */
MUST_CHECK enum status texts_stretch(struct str *out, struct texts_reader *reader,
                                     const struct texts_range *range, struct arena *arena,
                                     struct error *err);

/** A short text, at most RECORD_FIELD_MAX bytes, by its number. */
struct texts_wanted {
    unsigned number;
    struct str text;
};

/** Whether document @p docid has that text. @return as texts_read(). */
MUST_CHECK enum status texts_is(bool *out, struct texts_reader *reader, uint32_t docid,
                                const struct texts_wanted *wanted, struct error *err);

/** The texts of document @p docid in one piece, as texts_put() wrote them; valid until
 *  the next call with this reader. Empty when there is no such document or it is
 *  damaged. */
struct str texts_unpack(struct texts_reader *reader, uint32_t docid);

/** The compressed frame of document @p docid, borrowed until texts_free(); empty when
 *  there is no such document. */
struct str texts_frame(const struct texts *texts, uint32_t docid);

/** What the frames depend on besides the texts; borrowed until texts_free(). */
struct texts_packing {
    /* Empty when there is none. */
    struct str dictionary;
    /* The section TEXTS_SETTINGS (texts_code.h). */
    struct str settings;
};
struct texts_packing texts_packing(const struct texts *texts);

/** Documents, a key for each: texts_key_docid() gives the number. Borrowed until
 *  texts_free(). */
struct texts_keys {
    const uint64_t *at;
    size_t n;
};

static inline uint32_t texts_key_docid(uint64_t key)
{
    return (uint32_t)key;
}

/**
 * The documents that may have the id @p id, and those that may be parts of the document
 * with that id, both in increasing order. None is missing; since keys hold 32 bits of a
 * hash, there may seldom be a wrong one, so that the caller must compare the texts.
 */
struct texts_keys texts_with_id(const struct texts *texts, struct str id);
struct texts_keys texts_parts_of(const struct texts *texts, struct str id);

#endif
