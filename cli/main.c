/* inffo-search: asks an index from the shell. */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "cli/ask_options.h"
#include "cli/batch.h"
#include "cli/letter_files.h"
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
    search_answer_to_json(&body, &answer, index, STR(""));
    (void)printf("%s\n", buf_text(&body));
    return STATUS_OK;
}

static enum status run(const struct ask_options *options, struct error *err)
{
    AUTO_INDEX *index = NULL;
    enum status st =
        index_open_with(&index, options->index, INDEX_CHECK_SIZES, options->engine, err);
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
    if (options->letter)
        return letter_files_write(options, searcher, err);
    return ask(options, searcher, index, err);
}

int main(int argc, char **argv)
{
    struct ask_options options;
    struct error err = {0};
    int code = EX_OK;
    if (ask_options_read(&options, argc, argv, &err))
        code = command_line_refuse(&ask_command_line, &err);
    else if (options.question)
        code = command_line_answer(&ask_command_line, options.question);
    else if (run(&options, &err))
        code = exit_tell(ask_command_line.program, &err);
    ask_options_release(&options);
    if (fflush(stdout))
        code = EX_IOERR;
    return code;
}
