/* The layout of lists.bin, shared by its writer and its reader. */
#ifndef ENGINE_STORE_FLAT_LISTS_FILE_H
#define ENGINE_STORE_FLAT_LISTS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* LISTS_SLOTS is a hash table (slot_table.h) of the terms: a number says where the term's
 * record begins in LISTS_TERMS.
 * A record: a byte (the family | marks | the documents less 1 << LISTS_FEW_SHIFT, if they are few), a byte that tells the
 * bytes of the text, the text, then as varints, as far as the first byte says: the documents, the number of its bitmap + 1,
 * 1 + where its list begins in LISTS_LISTS; else the list follows at once.
 * A list: if it is dense (lists_is_dense()), a count code for each document of the index, of document 0 (none) first, two a
 * byte, the lower four bits first: 0 where the document does not have the term. Then for each full block of PACK_N documents its last one and where the block ends, counted from the first block,
 * as 32-bit numbers; the blocks; what is left over.
 * A block: a byte (width of the distances | width of the count codes << 5), the distances less 1 packed across lanes, the
 * codes less 1 packed side by side (pack.h).
 * What is left over: for each document a varint, (distance − 1) << 1 | whether a byte with its code follows, else 1. */
enum lists_section {
    LISTS_SLOTS = 1,
    LISTS_TERMS,
    LISTS_LISTS,
    LISTS_LENGTHS,       /* length codes, of document 0 (none) first */
    LISTS_TITLE_LENGTHS, /* the same of titles alone */
    LISTS_MEANS          /* two doubles: mean length, of titles alone */
};

/** Zero bytes behind the terms and the lists, for readers that read whole words. */
#define LISTS_PADDING 16U

/** Lists of more than one document in so many are dense: any document's count is read at once. */
#define LISTS_DENSE_SHARE 8U

static inline bool lists_is_dense(uint64_t n, uint64_t n_documents)
{
    return n * LISTS_DENSE_SHARE > n_documents;
}

static inline size_t lists_dense_bytes(uint64_t n_documents)
{
    return (size_t)(n_documents / 2 + 1);
}

struct list_skip {
    uint32_t last;
    uint32_t end;
};

/** The head of a record and its first byte: most terms have few documents, no bitmap, and their list at once. */
#define LISTS_HEAD_BYTES 2U
#define LISTS_FAMILY 7U
#define LISTS_HAS_BITMAP (1U << 3)
#define LISTS_HAS_PLACE (1U << 4)
#define LISTS_FEW_SHIFT 5U
#define LISTS_MANY 7U /* the documents are told by a varint */

/** Lists of fewer bytes stand in the term's record. */
#define LISTS_INLINE_MAX 16U

#endif
