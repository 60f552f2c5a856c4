/* Reading the documents of an index, from one thread. */
#ifndef ENGINE_INDEX_DOCUMENTS_H
#define ENGINE_INDEX_DOCUMENTS_H

#include "base/arena.h"
#include "engine/index/index.h"
#include "engine/record/record.h"
#include "engine/store/store.h"
#include "text/outline/slice.h"

/**
 * Reads documents; each thread needs its own. A document whose texts are damaged is read
 * as one without texts; the first such failure is remembered until documents_failure()
 * takes it.
 */
struct documents;
/**
 * A new reader, freed with documents_free(); never NULL. The index and the arena are
 * borrowed until then. Without an arena (NULL), documents_read() does what
 * documents_peek() does.
 */
struct documents *documents_new(const struct index *index, struct arena *arena);
void documents_free(struct documents *documents);
void documents_free_at(struct documents **documents);
#define AUTO_DOCUMENTS CLEANUP(documents_free_at) struct documents

/** The index that was given to documents_new(). */
const struct index *documents_index(const struct documents *documents);

/** The store of the index for this thread, borrowed until documents_free(). */
struct store *documents_store(const struct documents *documents);

/**
 * A document. Documents are numbered from 1 to n_documents: the newest publication first,
 * those without a date last, those of one day in the bytewise order of their ids.
 */
struct document {
    /* Absent texts are "". The function that read the document says until when the texts
     * are valid. */
    struct str fields[FIELD_COUNT_];
    /* The title to show: the document's own, or else the first words of its text. */
    struct str title;
    /* The slug of its source, for the filter `source`; empty when it names none. Borrowed
     * from the index. */
    struct str source_slug;
    date_day dates[RECORD_DATE_COUNT_];
    enum kind kind;
    region_set regions;
    /* The themes given or assigned, without the parents that they imply. */
    struct theme_set themes;
    /* The first and the last line in the file that it was read from; 0 when unknown. */
    uint32_t origin_lines[2];
};

/**
 * Read document @p docid, 1 ≤ docid ≤ n_documents. Its texts are in the arena and as
 * valid as that. Unpacking takes about two microseconds a kilobyte: read a document once.
 */
void documents_read(struct documents *documents, uint32_t docid, struct document *out);

/**
 * Like documents_read(), but the texts are valid only until the next call of any of these
 * functions: for reading many documents and keeping none.
 */
void documents_peek(struct documents *documents, uint32_t docid, struct document *out);

/**
 * Like documents_read(), but without the long texts: FIELD_TEXT, FIELD_LAYOUT and
 * FIELD_EXTRA are "". The cost does not depend on how long they are. The documents must
 * have an arena.
 */
void documents_read_facts(struct documents *documents, uint32_t docid,
                          struct document *out);

/** How many bytes @p field of document @p docid has. */
size_t documents_bytes(struct documents *documents, uint32_t docid,
                       enum record_field field);

/** Bytes @p bytes of @p field of document @p docid. Empty when they are not all in the
 *  field, or are damaged. */
struct str documents_stretch(struct documents *documents, uint32_t docid,
                             enum record_field field, struct outline_bytes bytes,
                             struct arena *arena);

/** The outline of the text of document @p docid: it is stored where the text is long,
 *  else it is made. */
struct outline documents_outline(struct documents *documents, uint32_t docid,
                                 struct arena *arena);

/** Part @p part of the text of document @p docid, whose outline is @p outline. */
struct slice documents_slice(struct documents *documents, uint32_t docid,
                             const struct outline *outline, uint32_t part,
                             struct arena *arena);

/** The number of the document with id @p id, or 0. */
uint32_t documents_find(struct documents *documents, struct str id);

/**
 * The documents that are parts of the document with id @p whole, in no order.
 *
 * @param[out] out  their numbers, in @p arena.
 * @return how many.
 */
size_t documents_parts(uint32_t **out, struct documents *documents, struct str whole,
                       struct arena *arena);

/**
 * Take the first failure since the last call, which is then forgotten.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT, whose text names the document by its
 *         number.
 */
MUST_CHECK enum status documents_failure(struct documents *documents, struct error *err);

#endif
