/* The layout of lists.bin, for its writer and its reader. */
#ifndef ENGINE_STORE_FLAT_LISTS_FILE_H
#define ENGINE_STORE_FLAT_LISTS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* LISTS_SLOTS is a hash table (slot_table.h) of the terms, by the XXH3 hash of the text
 * seeded with the family: a number says where the record of the term begins in
 * LISTS_TERMS.
 *
 * A record of LISTS_TERMS:
 *   a byte: the family | the flags | (documents − 1, or LISTS_MANY) << LISTS_FEW_SHIFT;
 *   a byte: the length of the text; then the text;
 *   varints, each only when the first byte says so: the number of documents, 1 + the
 *   number of the bitmap, 1 + the place in LISTS_LISTS where the list begins;
 *   without a place, the list itself.
 *
 * A list:
 *   when it is dense (lists_is_dense()), a count code for each document of the index,
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
enum lists_section {
    LISTS_SLOTS = 1,
    LISTS_TERMS,
    LISTS_LISTS,
    /* The length code of each document; the first byte is for document 0, which does not
     * exist. */
    LISTS_LENGTHS,
    /* The same for the titles alone. */
    LISTS_TITLE_LENGTHS,
    /* Two doubles: the mean length of the documents, and that of their titles. */
    LISTS_MEANS
};

/** The zero bytes behind the terms and behind the lists, so that reading a few bytes past
 *  the last one is safe. */
#define LISTS_PADDING 16U

/** A list of more than one document in this many is dense: it also has an array of count
 *  codes, where the count of any document is read at once. */
#define LISTS_DENSE_SHARE 8U

static inline bool lists_is_dense(uint64_t n, uint64_t n_documents)
{
    return n * LISTS_DENSE_SHARE > n_documents;
}

/** The size of that array in bytes: four bits for each document and for document 0. */
static inline size_t lists_dense_bytes(uint64_t n_documents)
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

/* The first byte of a record. Most terms have few documents, no bitmap and a list that is
 * stored in the record: then nothing but the text and the list follows. */
/** The bytes of a record before the text. */
#define LISTS_HEAD_BYTES 2U
/** The bits of the family. */
#define LISTS_FAMILY 7U
#define LISTS_HAS_BITMAP (1U << 3)
#define LISTS_HAS_PLACE (1U << 4)
/** From this bit on: the number of documents less 1, */
#define LISTS_FEW_SHIFT 5U
/** or this value when the number follows as a varint. */
#define LISTS_MANY 7U
/** A list of fewer bytes is stored in the record of its term. */
#define LISTS_INLINE_MAX 16U

#endif
