/* How a run ends: its summary, its report, its exit code. */
#ifndef INDEXER_OUTCOME_H
#define INDEXER_OUTCOME_H

#include <stdbool.h>

#include <jansson.h>

#include "engine/build/build.h"
#include "indexer/console.h"
#include "indexer/options.h"
#include "indexer/report.h"

/** All that is known when a run ends; pointers borrowed. */
struct outcome {
    const struct index_options *options;
    struct console *console;
    struct report *report; /* NULL: no source was to be read */
    enum status status;
    struct error error;
    bool is_published; /* result is set */
    struct build_result result;
    struct thesaurus_counts thesaurus; /* zeros: none was given */
};

/**
 * Say how it ended (French, for people; JSON on the standard output where asked), write the report, and
 * @return the exit code. A signal that interrupted the run ends the process instead.
 */
int outcome_end(struct outcome *outcome);

/** Print @p object and a line feed on the standard output. @return the exit code: 0, or that of a failed write. */
int outcome_print_json(const json_t *object);

#endif
