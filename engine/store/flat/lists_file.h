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
 *   without a place, the list itself (list_code.h). */
enum lists_section { LISTS_SLOTS = 1, LISTS_TERMS, LISTS_LISTS };

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
