/* The command line of inffo-index: one table drives parsing and help. */
#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "indexer/intake.h"

/** What to do. */
enum command {
    COMMAND_BUILD,
    COMMAND_DUMP,
    COMMAND_EXPLAIN,
    COMMAND_VERIFY,
    COMMAND_ROLLBACK,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COUNT_
};

/** So many documents may be refused before a run publishes nothing. */
#define MAX_ERRORS_DEFAULT 20

/** The most threads. */
#define JOBS_MAX 64

/** All strings borrowed from the arguments. */
struct index_options {
    enum command command;
    const char *index;      /* NULL: not given */
    const char *vocabulary; /* NULL: not given */
    const char *thesaurus;  /* NULL: none */
    const char *report;     /* NULL: not given */
    const char *explain_id;
    uint32_t max_errors;
    uint32_t
        jobs; /* threads, 1 to JOBS_MAX; as many as there are cores where none were asked for */
    bool is_quiet;
    bool wants_json;
    struct intake_sources sources;
};

/**
 * Read the arguments of main(), reordering them: options may follow sources.
 * @return STATUS_OK or STATUS_BAD_INPUT (French text).
 */
MUST_CHECK enum status options_read(struct index_options *out, int argc, char **argv,
                                    struct error *err);

/** Append the text of --help: at most 24 lines of 80 columns. */
void options_put_help(struct buf *out);

#endif
