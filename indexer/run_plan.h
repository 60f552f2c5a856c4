/* What a run is to do, from the command line and the configuration together. */
#ifndef INDEXER_RUN_PLAN_H
#define INDEXER_RUN_PLAN_H

#include <stdbool.h>

#include "indexer/config/configuration.h"
#include "indexer/console.h"
#include "indexer/intake.h"
#include "indexer/options.h"

/** Held by value; released with run_plan_release(). */
struct run_plan {
    /* The command line; what it leaves open is what the configuration says. */
    struct index_options options;
    /* Empty without --config. */
    struct configuration configuration;
    /* Those of the configuration, which are lenient, then those of the command line. */
    struct intake_source *rows;
    struct intake_sources sources;
    /* Why each source of the configuration could not be brought up to date. */
    struct error *updates;
};
#define RUN_PLAN_INIT                                                                    \
    {                                                                                    \
        .configuration = CONFIGURATION_INIT                                              \
    }

/**
 * Read the configuration that @p options name, if any. Its faults are printed on @p
 * console.
 *
 * @param[out] out  refers to @p options' texts; released whatever the status.
 * @return STATUS_OK, or STATUS_BAD_INPUT or what configuration_read() returns (French
 *         text).
 */
MUST_CHECK enum status run_plan_make(struct run_plan *out,
                                     const struct index_options *options,
                                     struct console *console, struct error *err);
void run_plan_release(struct run_plan *plan);
#define AUTO_RUN_PLAN CLEANUP(run_plan_release) struct run_plan

/**
 * Bring the mirrors of the remote sources up to date. What fails is kept in the plan, so
 * that nothing is withdrawn of such a source.
 *
 * @param state  what is remembered of the sources.
 * @return STATUS_OK, or STATUS_IO when the state cannot be written.
 */
MUST_CHECK enum status run_plan_update(struct run_plan *plan, struct state *state,
                                       struct console *console, struct error *err);

#endif
