/* One thread's means to read the documents of an index. */
#ifndef ENGINE_INDEX_DOCUMENTS_H
#define ENGINE_INDEX_DOCUMENTS_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index/index.h"
#include "engine/record/record.h"

/** Keeps the index and the arena borrowed; without an arena (NULL) documents_read() is documents_peek(). A document whose texts are damaged is read as one without any: the first
 *  such failure is remembered until documents_failure() takes it. */
struct documents;
struct documents *documents_new(const struct index *index, struct arena *arena);
void documents_free(struct documents *documents);
void documents_free_at(struct documents **documents);
#define AUTO_DOCUMENTS CLEANUP(documents_free_at) struct documents

const struct index *documents_index(const struct documents *documents);

/** Documents are numbered from 1 to n_documents, newest publication first, undated ones last, ids in
 *  bytewise order among the same day. */
struct document {
    struct str fields[FIELD_COUNT_]; /* borrowed, as who read it says */
    struct str title;                /* the title, or the text's first words */
    date_day dates[RECORD_DATE_COUNT_];
    enum kind kind;
    region_set regions;
    struct theme_set themes;
    uint32_t origin_lines[2];
};

/** Read document @p docid, 1 ≤ docid ≤ n_documents, into the arena. It takes about two microseconds a kilobyte: read once. */
void documents_read(struct documents *documents, uint32_t docid, struct document *out);

/** The same, but for the next call of any of these functions to overwrite: for who reads many and keeps none. */
void documents_peek(struct documents *documents, uint32_t docid, struct document *out);

/** The number of the document with id @p id, or 0. */
uint32_t documents_find(struct documents *documents, struct str id);

/** Add to @p to the documents that are parts of the one with id @p whole. */
void documents_parts(struct documents *documents, struct str whole, roaring_bitmap_t *to);

/** Take the first failure since the last call. @return STATUS_OK, or STATUS_INDEX_CORRUPT with the document's number. */
MUST_CHECK enum status documents_failure(struct documents *documents, struct error *err);

#endif
