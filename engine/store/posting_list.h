/* The posting list of a term: the documents that have it, and how often. Every store
 * gives it in the same coded blocks (list_code.h), which are read here. */
#ifndef ENGINE_STORE_POSTING_LIST_H
#define ENGINE_STORE_POSTING_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "engine/file/pack.h"

/** The posting list of a term; valid as long as the store says. */
struct posting_list {
    /* The document frequency: how many documents have the term. 0 when there is no such
     * term. */
    uint32_t n;
    /* What the store knows the set of its documents by; 0 when it keeps none. */
    uint32_t bitmap;
    /* The number of the last document of the index. */
    uint32_t last_document;
    /* In a dense list (list_code.h), a count code for every document of the index; else
     * NULL. */
    const unsigned char *dense;
    /* The coded blocks; they end before `end`. */
    const unsigned char *at;
    const unsigned char *end;
};

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
