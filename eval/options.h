/* The command line of inffo-eval. */
#ifndef EVAL_OPTIONS_H
#define EVAL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/command_line.h"
#include "engine/index/index.h"
#include "eval/judged.h"
#include "eval/variants.h"

/** What to do, by what is given. */
enum action {
    /** Ask an index the questions of a set. */
    ACTION_ASK,
    /** --score: measure a run file. */
    ACTION_SCORE,
    /** --compare: compare two run files. */
    ACTION_COMPARE,
    /** --variant alone: write the questions as the variant changes them. */
    ACTION_VARY,
    /** --print-constants */
    ACTION_CONSTANTS
};

/** Strings are borrowed from the arguments; NULL: not given. */
struct eval_options {
    enum command_question question;
    enum action action;
    const char *index, *set, *queries, *constants, *run, *score;
    const char *compared[2];
    /** The least grade of a relevant document, at least 1. */
    uint32_t relevant;
    uint32_t seed;
    enum index_engine engine;
    enum half half;
    bool has_variant, all_variants;
    enum variant variant;
    bool compares, prints_constants;
    bool per_question, json, quiet;
};

extern const struct command_line eval_command_line;

/** Read the command line. @return STATUS_OK or STATUS_BAD_INPUT (French text). */
MUST_CHECK enum status options_read(struct eval_options *out, int argc, char **argv,
                                    struct error *err);

#endif
