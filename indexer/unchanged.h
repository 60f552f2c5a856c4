/* Takes the documents of files that did not change from the served index, instead of
 * reading the files again. */
#ifndef INDEXER_UNCHANGED_H
#define INDEXER_UNCHANGED_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/build/build.h"
#include "indexer/intake.h"
#include "indexer/run_plan.h"

/** What is known of the files of a run. */
struct unchanged;

/** All borrowed, until unchanged_free(). */
struct unchanged_setting {
    const struct run_plan *plan;
    /* What is remembered of the files; NULL: nothing is, and all files are read. */
    struct state *state;
    struct build *build;
    struct report *report;
};

/**
 * A new one, never NULL, before the sources are read. Files are taken as unchanged only
 * where all else that their reading depends on is the same: the program, the vocabulary,
 * what the configuration says of the source, and the served index.
 */
struct unchanged *unchanged_new(const struct unchanged_setting *setting);
void unchanged_free(struct unchanged *unchanged);
void unchanged_free_at(struct unchanged **unchanged);
#define AUTO_UNCHANGED CLEANUP(unchanged_free_at) struct unchanged

/**
 * Whether @p file of source number @p source has the size and the time that it had when
 * it was read without a fault. Its documents are then counted as skipped, and what was
 * said of it is said again.
 */
bool unchanged_skips(struct unchanged *unchanged, size_t source,
                     const struct source_file *file);

/** Note that the file was read, with what came of it. */
void unchanged_note(struct unchanged *unchanged, size_t source,
                    const struct source_file *file, const struct report_counts *counts);

/** Note that the source was read; @p failure is NULL or says why not whole. */
void unchanged_note_source(struct unchanged *unchanged, size_t source,
                           const char *failure);

/**
 * When all sources are read: whether the served index holds what they hold, so that no
 * other need be built. Then nothing was read, refused or missing, and all of its
 * documents are of files that were skipped.
 */
bool unchanged_is_all(const struct unchanged *unchanged);

/** Take the documents of the files that were skipped.
 *  @return what served_intake() returns. */
MUST_CHECK enum status unchanged_take(struct unchanged *unchanged,
                                      const struct intake_target *target,
                                      struct error *err);

/** Remember what was read, now that it is served as @p generation.
 *  @return STATUS_OK, or STATUS_IO. */
MUST_CHECK enum status unchanged_remember(struct unchanged *unchanged,
                                          const char *generation, struct error *err);

#endif
