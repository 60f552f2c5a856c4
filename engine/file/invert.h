/* Inverting an index: the terms of each document come in, the documents of each term come
 * out. An external sort keeps the memory bounded: runs are sorted in memory, written to a
 * temporary file and merged at the end. */
#ifndef ENGINE_FILE_INVERT_H
#define ENGINE_FILE_INVERT_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

/** Documents are numbered from 1 to INVERT_DOCUMENTS_MAX. */
#define INVERT_DOCUMENTS_MAX (UINT32_C(1) << 28)

struct inverter;

/**
 * A new inverter, freed with inverter_free(); never NULL.
 *
 * @param path          copied. The temporary file is created there as soon as there is
 *                      more than one run.
 * @param run_postings  how many postings a run holds, at least 1. Sorting takes two
 *                      arrays of that many postings of 8 bytes.
 */
struct inverter *inverter_new(const char *path, size_t run_postings);

/** Free the inverter and remove its temporary file; NULL is allowed. */
void inverter_free(struct inverter *inverter);

/**
 * Add one posting: document @p docid has @p term, with the count code @p count, 0 to 15
 * (length_code.h). Documents come in increasing order, the terms of a document in any
 * order. A failure to write is remembered; inverter_each() returns it.
 */
void inverter_add(struct inverter *inverter, uint32_t term, uint32_t docid,
                  uint8_t count);

/** A term with all its postings. The arrays are borrowed until the callback returns. */
struct inverted {
    uint32_t term;
    /* The numbers of the documents, increasing. */
    const uint32_t *docids;
    /* The count code of each. */
    const uint8_t *counts;
    uint32_t n;
};
/** A callback that is given one term; any status but STATUS_OK ends the iteration. */
typedef enum status inverted_take(void *context, const struct inverted *inverted,
                                  struct error *err);

/**
 * Call @p take for each term that was added, in increasing order of the terms. Call it
 * once; nothing may be added afterwards.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder of the temporary file does not exist),
 *         STATUS_IO, or the first other status that @p take returned.
 */
MUST_CHECK enum status inverter_each(struct inverter *inverter, inverted_take *take,
                                     void *context, struct error *err);

#endif
