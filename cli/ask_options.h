/* The command line of inffo-search. */
#ifndef CLI_ASK_OPTIONS_H
#define CLI_ASK_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/command_line.h"
#include "engine/answer/search.h"

#define ASK_PARAMS_MAX 64

/** What the command line asks for. Texts are borrowed from the arguments; NULL: not
 *  given. */
struct ask_options {
    enum command_question question;
    /** The folder of the index. */
    const char *index;
    enum index_engine engine;
    /** The file of questions of a batch. */
    const char *batch;
    /** Where the files of a letter go, and what they say of the sender. */
    const char *letter, *name, *publisher, *public_url;
    /** The file of ranking constants. */
    const char *constants;
    /** How many answers each question of a batch gets. */
    uint32_t depth;
    bool json, trec;
    /** The parameters of the search. Without a batch, q is the last one. */
    struct search_param params[ASK_PARAMS_MAX];
    size_t n_params;
    /** The words of the command line, joined by spaces; freed by
     *  ask_options_release(). */
    char *words;
};

extern const struct command_line ask_command_line;

/** Read the command line. @return STATUS_OK or STATUS_BAD_INPUT with a French text. */
MUST_CHECK enum status ask_options_read(struct ask_options *out, int argc, char **argv,
                                        struct error *err);
void ask_options_release(struct ask_options *options);

#endif
