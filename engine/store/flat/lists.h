/* Posting lists, flat and mapped: for each term the documents that have it and how often (lists.bin). */
#ifndef ENGINE_STORE_FLAT_LISTS_H
#define ENGINE_STORE_FLAT_LISTS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/file/pack.h"
#include "engine/store/schema.h"

/** lists.bin opened. Immutable, shareable. */
struct lists;

/** @param[out] out  the caller frees it with lists_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status lists_open(struct lists **out, const char *path,
                                  uint32_t n_documents, struct error *err);
void lists_free(struct lists *lists);

/** A term's list; borrowed until lists_free(). */
struct posting_list {
    uint32_t n;                 /* documents; 0: no such term */
    uint32_t bitmap;            /* its number in bitmaps.bin + 1; 0: it has none there */
    uint32_t last_document;     /* of the index */
    const unsigned char *dense; /* of a dense list: codes of all documents; else NULL */
    const unsigned char *at;    /* blocks, coded */
    const unsigned char *end;
};

/** The list of @p text in @p family. Texts longer than TERM_TEXT_MAX are found by what is kept of them. */
struct posting_list lists_find(const struct lists *lists, enum family family,
                               struct str text);

/** The length codes (length_code.h) of the documents, of their titles alone for the title's families: code i is
 *  document i's, 1 ≤ i ≤ n_documents. Borrowed. */
const uint8_t *lists_lengths(const struct lists *lists, enum family family);

/** Mean lengths in words; 1 where there are none. */
double lists_mean_length(const struct lists *lists, enum family family);

/** A place in a list: one block of it. Held by value. */
struct list_cursor {
    struct posting_list list;
    uint32_t next;               /* the block behind this one */
    uint32_t n;                  /* documents in docids */
    uint32_t docids[PACK_N];     /* increasing */
    const unsigned char *counts; /* packed; NULL: they are in rest */
    unsigned count_width;
    uint8_t rest[PACK_N];
};

/** The count code (length_code.h), 0 to 15, of docids[i]; 0 by damage alone. */
static inline unsigned list_count(const struct list_cursor *cursor, size_t i)
{
    if (!cursor->counts)
        return cursor->rest[i];
    return (pack_small_at(cursor->counts, i, cursor->count_width) + 1) & 15U;
}

/** The count code of document @p docid, 1 to last_document, in a dense list; 0: it does not have the term. */
static inline unsigned list_dense_count(const struct posting_list *list, uint32_t docid)
{
    return (unsigned)list->dense[docid / 2] >> docid % 2 * 4 & 15U;
}

/** To the beginning of @p list: n is 0 until list_seek(). */
void list_cursor_open(struct list_cursor *cursor, const struct posting_list *list);

/** Go forward to the block that holds the first document ≥ @p docid, if the cursor does not stand there already.
 *  @return false when there is no such document; damage ends a list early. */
bool list_seek(struct list_cursor *cursor, uint32_t docid);

/** Write the documents of @p list, in increasing order, to @p docids, which has room for list->n + PACK_N.
 *  @return how many: list->n unless the file is damaged. */
uint32_t list_docids(uint32_t *docids, const struct posting_list *list);

#endif
