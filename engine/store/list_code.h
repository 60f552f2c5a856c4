/* How a posting list is coded, for those who write one. posting_list.h reads it. */
#ifndef ENGINE_STORE_LIST_CODE_H
#define ENGINE_STORE_LIST_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* A list:
 *   when it is dense (list_is_dense()), a count code for each document of the index,
 *   from document 0 on, two a byte, the lower four bits first: 0 when the document does
 *   not have the term;
 *   a struct list_skip for each full block of PACK_N documents;
 *   the full blocks;
 *   the documents left over, fewer than PACK_N.
 *
 * A full block, with delta coding and bit packing (pack.h): a byte (the width of the
 * distances | the width of the count codes << 5); the distances from document to
 * document, less 1, packed across lanes; the count codes, less 1, packed side by side.
 *
 * A document left over: a varint, (distance − 1) << 1 | whether a byte with its count
 * code follows; without it the code is 1. */

/** The zero bytes behind the last list, so that reading a few bytes past
 *  the last one is safe. */
#define LIST_PADDING 16U

/** A list of more than one document in this many is dense: it also has an array of count
 *  codes, where the count of any document is read at once. */
#define LIST_DENSE_SHARE 8U

static inline bool list_is_dense(uint64_t n, uint64_t n_documents)
{
    return n * LIST_DENSE_SHARE > n_documents;
}

/** The size of that array in bytes: four bits for each document and for document 0. */
static inline size_t list_dense_bytes(uint64_t n_documents)
{
    return (size_t)(n_documents / 2 + 1);
}

/** An entry of the skip list of a posting list, for a full block. */
struct list_skip {
    /* The last document of the block. */
    uint32_t last;
    /* Where the block ends, in bytes from the beginning of the first block. */
    uint32_t end;
};

/** The postings of a term, not coded. */
struct list_postings {
    /* The n documents, increasing, from 1 to n_documents. */
    const uint32_t *docids;
    /* Their count codes (length_code.h), 1 to 15. */
    const uint8_t *counts;
    uint32_t n;
};

/**
 * Code @p postings, of an index of @p n_documents documents, into @p out, which is
 * cleared first. @p blocks is room of the caller's, overwritten. A buffer that is too
 * small says so by buf_overflowed().
 */
void list_code(struct buf *out, struct buf *blocks, const struct list_postings *postings,
               uint32_t n_documents);

#endif
