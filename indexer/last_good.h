/* Keeps documents in the version that is served, where their file or their source has a
 * fault today: what a person published is not withdrawn by mistake. */
#ifndef INDEXER_LAST_GOOD_H
#define INDEXER_LAST_GOOD_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/build/build.h"
#include "indexer/config/configuration.h"
#include "indexer/intake.h"
#include "indexer/review/review.h"

/** What is known of the files and the sources of a run. */
struct last_good;

/** All borrowed, until last_good_free(). */
struct last_good_setting {
    const struct intake_sources *sources;
    struct build *build;
    const struct intake_target *target;
    struct report *report;
    /* What is remembered of the files; NULL: nothing. */
    struct state *state;
    /* Where what goes is noted; NULL: nowhere. */
    struct review *review;
    /* A lenient source that has more refusals counts as read by half. */
    uint32_t max_errors;
    /* Withdraw also what a source lost too much of. */
    bool accepts_loss;
};

/** A new one, never NULL; before the sources are read. */
struct last_good *last_good_new(const struct last_good_setting *setting);
void last_good_free(struct last_good *last_good);
void last_good_free_at(struct last_good **last_good);
#define AUTO_LAST_GOOD CLEANUP(last_good_free_at) struct last_good

/** Note that something of the file with this origin was refused, or all of it ignored. */
void last_good_file(struct last_good *last_good, const char *origin);

/** Note how the reading of source number @p i ended: @p failure is NULL or French. */
void last_good_source(struct last_good *last_good, size_t i, const char *failure);

/**
 * When all sources are read: take the served documents that stay, and say so in the
 * report. A document stays when its id was given by no source and
 *   - its file had a fault, or
 *   - its source was not read whole, or lost more than its share (LOSS_LEAST at least).
 * What belongs to no source of this run goes.
 *
 * @return STATUS_OK, or what served_intake() returns.
 */
MUST_CHECK enum status last_good_keep(struct last_good *last_good, struct error *err);

#endif
