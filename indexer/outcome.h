/* Ends a run: its summary, its report and its exit code. */
#ifndef INDEXER_OUTCOME_H
#define INDEXER_OUTCOME_H

#include <stdbool.h>

#include <jansson.h>

#include "engine/build/build.h"
#include "indexer/console.h"
#include "indexer/options.h"
#include "indexer/report.h"
#include "indexer/review/review.h"
#include "indexer/run_plan.h"

/** All that is known when a run ends. Pointers are borrowed. */
struct outcome {
    const struct index_options *options;
    struct console *console;
    /* NULL when no source was to be read. */
    struct report *report;
    /* What is read; NULL when nothing is. */
    const struct run_plan *plan;
    /* What is said of the documents in the report; NULL: nothing. */
    struct review *review;
    /* What is remembered of the sources; NULL without a configuration. */
    struct state *state;
    enum status status;
    struct error error;
    /* The served index is what the sources hold: none was built. */
    bool is_kept;
    /* An index was published, or kept, and result is set. */
    bool is_published;
    struct build_result result;
    /* Zeros when no thesaurus was given. */
    struct thesaurus_counts thesaurus;
};

/**
 * Say how the run ended, in French and, if it was asked for, as JSON on the standard
 * output; then write the report. When a signal interrupted the run, end the process by
 * that signal.
 *
 * @return the exit code.
 */
int outcome_end(struct outcome *outcome);

/**
 * Print @p object and a line feed on the standard output.
 *
 * @return the exit code: 0, or that of a failed write.
 */
int outcome_print_json(const json_t *object);

#endif
