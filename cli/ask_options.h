/* The command line of inffo-search. */
#ifndef CLI_ASK_OPTIONS_H
#define CLI_ASK_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/status.h"
#include "engine/answer/search.h"

#define ASK_PARAMS_MAX 64

struct ask_options {
    const char *index;     /* folder */
    const char *batch;     /* file of questions, or NULL */
    const char *constants; /* file of ranking constants, or NULL */
    uint32_t depth;        /* answers a question, in a batch */
    bool json, trec, help, version;
    struct search_param params[ASK_PARAMS_MAX]; /* q first when there are words */
    size_t n_params;
    char *words; /* owned: the words of the command line, joined by spaces */
};

/** Read the command line. @return STATUS_OK or STATUS_BAD_INPUT with a French text. */
MUST_CHECK enum status ask_options_read(struct ask_options *out, int argc, char **argv,
                                        struct error *err);
void ask_options_release(struct ask_options *options);

/** Print the help, in French. */
void ask_options_help(FILE *to);

#endif
