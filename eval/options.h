/* The command line of inffo-eval: one table drives the reading and the help. */
#ifndef EVAL_OPTIONS_H
#define EVAL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "eval/variants.h"

/** What to do, by what is given. */
enum action {
    ACTION_ASK,       /* ask an index a set's questions */
    ACTION_SCORE,     /* --score: measure a run file */
    ACTION_COMPARE,   /* --compare: two run files */
    ACTION_VARY,      /* --variant alone: questions in, questions out */
    ACTION_CONSTANTS, /* --print-constants */
    ACTION_HELP,
    ACTION_VERSION
};

/** Strings are borrowed from the arguments; NULL: not given. */
struct eval_options {
    enum action action;
    const char *index, *set, *queries, *constants, *run, *score;
    const char *compared[2];
    unsigned relevant; /* ≥ 1 */
    uint64_t seed;
    bool has_variant, all_variants;
    enum variant variant;
    bool per_question, json, quiet;
};

/** Read the command line. @return STATUS_OK or STATUS_BAD_INPUT (French text). */
MUST_CHECK enum status options_read(struct eval_options *out, int argc, char **argv,
                                    struct error *err);

/** Append the text of --help: at most 24 lines of 80 columns. */
void options_put_help(struct buf *out);

#endif
