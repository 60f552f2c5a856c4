/* inffo-search: asks an index from the shell. */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "cli/ask_options.h"
#include "cli/batch.h"
#include "cli/print.h"

static enum status ask(const struct ask_options *options, struct searcher *searcher,
                       const struct index *index, struct error *err)
{
    struct search_request request;
    struct search_faults faults;
    enum status st = search_request_read(&request, &faults, index, options->params,
                                         options->n_params, searcher_arena(searcher));
    if (st)
        return error_set(err, st, "%.*s : %.*s", STR_ARG(faults.at[0].parameter),
                         STR_ARG(faults.at[0].detail));
    struct search_answer answer;
    st = search(&answer, searcher, &request, err);
    if (st)
        return st;
    if (!options->json) {
        print_answer(stdout, &answer, index, isatty(STDOUT_FILENO) == 1);
        return STATUS_OK;
    }
    AUTO_BUF body = BUF_INIT(256U << 20);
    search_answer_to_json(&body, &answer, index);
    (void)printf("%s\n", buf_text(&body));
    return STATUS_OK;
}

static enum status run(const struct ask_options *options, struct error *err)
{
    AUTO_INDEX *index = NULL;
    enum status st = index_open(&index, options->index, INDEX_CHECK_SIZES, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s : pas d'index ici ; inffo-index en construit un",
                         options->index);
    struct tuning tuning = tuning_default;
    if (!st && options->constants)
        st = tuning_read(&tuning, options->constants, err);
    if (st)
        return st;
    index_tune(index, &tuning);
    AUTO_SEARCHER *searcher = searcher_new(index);
    if (options->batch)
        return batch_run(stdout, options->batch, searcher, index, options->depth, err);
    return ask(options, searcher, index, err);
}

/** Write to standard error, in French, what went wrong. */
static void tell(const struct error *err)
{
    AUTO_BUF words = BUF_INIT((size_t)2 * ERROR_TEXT_BYTES);
    exit_put_words(&words, err->code, err->text);
    (void)fprintf(stderr, "inffo-search : %s\n", buf_text(&words));
}

int main(int argc, char **argv)
{
    struct ask_options options;
    struct error err = {0};
    enum status st = ask_options_read(&options, argc, argv, &err);
    int code = st ? EX_USAGE : EX_OK;
    if (!st && options.help)
        ask_options_help(stdout);
    else if (!st && options.version)
        (void)puts("inffo-search " INFFO_VERSION);
    else if (!st)
        code = exit_code(st = run(&options, &err));
    if (st)
        tell(&err);
    ask_options_release(&options);
    if (fflush(stdout))
        code = EX_IOERR;
    return code;
}
