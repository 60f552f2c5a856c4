/* Where the vocabulary's set phrases stand: a bitmap of each, found when the index is built (phrases.bin). */
#ifndef ENGINE_WORDS_SET_PHRASES_H
#define ENGINE_WORDS_SET_PHRASES_H

#include "engine/store/flat/bitmaps.h"

/** The phrases of synonyms_phrase() are the values of this facet of the file. */
#define SET_PHRASES_FACET 0U

/**
 * @param[out] out  the caller frees it with bitmaps_free(); NULL on failure.
 * @param n  the phrases that the index's vocabulary has; another number in the file is damage.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status set_phrases_open(struct bitmaps **out, const char *path,
                                        uint32_t n, struct error *err);

/** The documents where phrase number @p i stands, borrowed until the file is freed. */
const roaring_bitmap_t *set_phrases_docs(const struct bitmaps *phrases, uint32_t i);

#endif
