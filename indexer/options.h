/* The command line of inffo-index. */
#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/command_line.h"
#include "indexer/format/format.h"

/** What to do. */
enum command {
    COMMAND_BUILD,
    COMMAND_DUMP,
    COMMAND_EXPLAIN,
    COMMAND_VERIFY,
    COMMAND_ROLLBACK,
    COMMAND_WATCH,
    COMMAND_COUNT_
};

/** So many documents may be refused before a run publishes nothing. */
#define MAX_ERRORS_DEFAULT 20

/** The most threads. */
#define JOBS_MAX 64

/** The sources that the command line names. */
struct option_sources {
    const char *const *names;
    size_t n;
    enum format format;
};

/** All strings borrowed from the arguments; NULL: not given. */
struct index_options {
    enum command_question question;
    enum command command;
    const char *config;
    const char *index;
    const char *vocabulary;
    const char *thesaurus;
    const char *report;
    const char *explain_id;
    uint32_t max_errors;
    /** Threads, 1 to JOBS_MAX; as many as there are cores where none were asked for. */
    uint32_t jobs;
    bool is_quiet;
    bool wants_json;
    /** --deep: compile from the Xapian database again. */
    bool is_deep;
    /** --strict: a fault of a source ends with a failure, though what is good is
     *  published. */
    bool is_strict;
    /** --accept-loss: withdraw also what a source lost too much of. */
    bool accepts_loss;
    struct option_sources sources;
};

extern const struct command_line index_command_line;

/**
 * Read the arguments of main(), reordering them: options may follow sources.
 * @return STATUS_OK or STATUS_BAD_INPUT (French text).
 */
MUST_CHECK enum status options_read(struct index_options *out, int argc, char **argv,
                                    struct error *err);

#endif
