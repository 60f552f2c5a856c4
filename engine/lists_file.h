/* The layout of lists.bin, shared by its writer and its reader. */
#ifndef ENGINE_LISTS_FILE_H
#define ENGINE_LISTS_FILE_H

#include <stdint.h>

/* LISTS_SLOTS is an open table of the terms: a slot is 0 or 1 + where the term's record begins in LISTS_TERMS; the first
 * slot to look at is lists_slot() of the hash, the next one follows.
 * A record: the family, the bytes of the text (a byte each), the text, then as varints the documents, the number of its
 * bitmap + 1 or 0, and 1 + where its list begins in LISTS_LISTS, or 0: the list follows at once.
 * A list: for each full block of PACK_N documents its last one and where the block ends, counted from the first block,
 * as 32-bit numbers; the blocks; what is left over.
 * A block: a byte (width of the distances | width of the count codes << 5), the distances less 1 packed across lanes, the
 * codes packed side by side (pack.h).
 * What is left over: for each document a varint, (distance − 1) << 1 | whether a byte with its code follows, else 0. */
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

struct list_skip {
    uint32_t last;
    uint32_t end;
};

/** Lists of fewer bytes stand in the term's record. */
#define LISTS_INLINE_MAX 16U

static inline uint32_t lists_slot(uint64_t hash, uint32_t n_slots)
{
    return (uint32_t)((hash >> 32) * n_slots >> 32);
}

#endif
