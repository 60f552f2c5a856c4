/* Turning documents' terms into terms' documents, whatever the size: sorted runs on disk, merged at the end. */
#ifndef ENGINE_FILE_INVERT_H
#define ENGINE_FILE_INVERT_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

/** Documents are numbered from 1 to INVERT_DOCUMENTS_MAX. */
#define INVERT_DOCUMENTS_MAX (UINT32_C(1) << 28)

struct inverter;

/** Runs of @p run_postings postings (8 bytes each, twice) are sorted in memory; more of them go to a file at @p path,
 *  which is made then. Never NULL. */
struct inverter *inverter_new(const char *path, size_t run_postings);

/** Free; removes the file. */
void inverter_free(struct inverter *inverter);

/** Document @p docid has @p term, with count code @p count (0 to 15). Documents come in increasing order.
 *  A failure to write is kept for inverter_each(). */
void inverter_add(struct inverter *inverter, uint32_t term, uint32_t docid,
                  uint8_t count);

/** A term with all its documents, increasing; borrowed for the call. */
struct inverted {
    uint32_t term;
    const uint32_t *docids;
    const uint8_t *counts;
    uint32_t n;
};
typedef enum status inverted_take(void *context, const struct inverted *inverted,
                                  struct error *err);

/** Call @p take for each term that was added, in increasing order; nothing may be added any more.
 *  @return STATUS_OK, STATUS_IO, or what @p take returned, which ends it. */
MUST_CHECK enum status inverter_each(struct inverter *inverter, inverted_take *take,
                                     void *context, struct error *err);

#endif
