/* lists.bin: the posting lists of an index. For each term, the documents that have it and
 * how often. They are read where they are mapped. */
#ifndef ENGINE_STORE_FLAT_LISTS_H
#define ENGINE_STORE_FLAT_LISTS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/posting_list.h"
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

/** How many terms there are. */
uint64_t lists_count(const struct lists *lists);

/** The posting list of the term @p text in @p family. A text longer than TERM_TEXT_MAX is
 *  cut as it was when it was written. Valid until lists_free(). */
struct posting_list lists_find(const struct lists *lists, enum family family,
                               struct str text);

#endif
