/* lists.bin: the posting lists of an index. For each term, the documents that have it and
 * how often. They are read where they are mapped. */
#ifndef ENGINE_STORE_FLAT_LISTS_H
#define ENGINE_STORE_FLAT_LISTS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/file/pack.h"
#include "engine/store/schema.h"

/** lists.bin, mapped. Immutable, so that threads may share it. */
struct lists;

/**
 * Map the file at @p path, of an index of @p n_documents documents.
 * @param[out] out  the caller frees it with lists_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status lists_open(struct lists **out, const char *path,
                                  uint32_t n_documents, struct error *err);
void lists_free(struct lists *lists);

/** The posting list of a term; valid until lists_free(). */
struct posting_list {
    /* The document frequency: how many documents have the term. 0 when there is no such
     * term. */
    uint32_t n;
    /* 1 + the number of the term's bitmap in bitmaps.bin; 0 when it has none. */
    uint32_t bitmap;
    /* The number of the last document of the index. */
    uint32_t last_document;
    /* In a dense list (lists_file.h), a count code for every document of the index; else
     * NULL. */
    const unsigned char *dense;
    /* The coded blocks; they end before `end`. */
    const unsigned char *at;
    const unsigned char *end;
};

/** The posting list of the term @p text in @p family. A text longer than TERM_TEXT_MAX is
 *  cut as it was when it was written. */
struct posting_list lists_find(const struct lists *lists, enum family family,
                               struct str text);

/**
 * The length codes (length_code.h) of the documents, or of their titles alone for the
 * families of the title. Code i belongs to document i, 1 ≤ i ≤ n_documents. Borrowed
 * until lists_free().
 */
const uint8_t *lists_lengths(const struct lists *lists, enum family family);

/** The mean length in words of the documents, or of their titles; 1 when there are no
 *  words. */
double lists_mean_length(const struct lists *lists, enum family family);

/** A cursor on a list: one decoded block of it. Held by value; valid as long as the
 *  list. */
struct list_cursor {
    struct posting_list list;
    /* The number of the block that comes next. */
    uint32_t next;
    /* The n documents of this block, increasing. */
    uint32_t n;
    uint32_t docids[PACK_N];
    /* The packed count codes of a full block, count_width bits each; NULL when the codes
     * are in `rest`. */
    const unsigned char *counts;
    unsigned count_width;
    uint8_t rest[PACK_N];
};

/** The count code (length_code.h) of docids[i], 1 to 15; 0 in a damaged file only. */
static inline unsigned list_count(const struct list_cursor *cursor, size_t i)
{
    if (!cursor->counts)
        return cursor->rest[i];
    return (pack_small_at(cursor->counts, i, cursor->count_width) + 1) & 15U;
}

/** The count code of document @p docid, 1 to last_document, in a dense list; 0 when it
 *  does not have the term. */
static inline unsigned list_dense_count(const struct posting_list *list, uint32_t docid)
{
    return (unsigned)list->dense[docid / 2] >> docid % 2 * 4 & 15U;
}

/** Put the cursor before the first block of @p list; its n is 0 until list_seek(). */
void list_cursor_open(struct list_cursor *cursor, const struct posting_list *list);

/**
 * Go forward to the block that holds the first document ≥ @p docid, unless the cursor is
 * there already. It never goes back.
 * @return false when there is no such document; a damaged list ends early.
 */
bool list_seek(struct list_cursor *cursor, uint32_t docid);

/**
 * Write the documents of @p list, in increasing order, to @p docids, which has room for
 * list->n + PACK_N numbers.
 * @return how many there are: list->n unless the file is damaged.
 */
uint32_t list_docids(uint32_t *docids, const struct posting_list *list);

#endif
