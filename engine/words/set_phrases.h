/* phrases.bin: for each set phrase of the vocabulary, the bitmap of the documents that
 * contain it, found when the index was built. */
#ifndef ENGINE_WORDS_SET_PHRASES_H
#define ENGINE_WORDS_SET_PHRASES_H

#include "engine/store/doc_set.h"
#include "engine/store/flat/bitmaps.h"

/** The facet of the file (bitmaps.h) whose value i is the phrase synonyms_phrase(…,
 *  i). */
#define SET_PHRASES_FACET 0U

/**
 * Map the file at @p path.
 *
 * @param[out] out  the caller frees it with bitmaps_free(); NULL on failure.
 * @param n         how many phrases the vocabulary of the index has. Another number in
 *                  the file means that it is damaged.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status set_phrases_open(struct bitmaps **out, const char *path,
                                        uint32_t n, struct error *err);

/** The documents that contain phrase number @p i, borrowed until @p phrases are freed;
 *  NULL when there is no such phrase. */
const struct doc_set *set_phrases_docs(const struct bitmaps *phrases, uint32_t i);

#endif
