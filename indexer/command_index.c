/* What is done with an index that is there: verifying it, going back to the one before. */
#include "engine/build.h"
#include "engine/index.h"
#include "indexer/command.h"
#include "indexer/exit_code.h"
#include "indexer/outcome.h"

static int fail(struct console *console, enum status st, const struct error *err)
{
    console_fail(console, "inffo-index : %s%s", err->text, exit_advice(st));
    return exit_code(st);
}

static int print_info(const struct index *index)
{
    struct index_info info = index_info(index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:I}", "status", "ok", "generation", info.generation,
                  "built_at", built_at, "documents", (json_int_t)info.n_documents);
    int code = outcome_print_json(object);
    json_decref(object);
    return code;
}

/** Open the served index, checked as asked, and say that it is @p word. */
static int show_served(const struct options *options, enum index_check check,
                       const char *word)
{
    struct console console = console_open(stderr, options->is_quiet);
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    enum status st = index_open(&index, options->index, check, &err);
    if (st)
        return fail(&console, st, &err);
    struct index_info info = index_info(index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    console_say(&console, "%s : génération %s, %u document%s, construite le %s", word,
                info.generation, info.n_documents, info.n_documents > 1 ? "s" : "",
                built_at);
    return options->wants_json ? print_info(index) : 0;
}

int command_verify(const struct options *options)
{
    return show_served(options, INDEX_CHECK_DIGESTS, "Index sain");
}

int command_rollback(const struct options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    struct error err = {0};
    enum status st = build_rollback(options->index, &err);
    if (st)
        return fail(&console, st, &err);
    return show_served(options, INDEX_CHECK_SIZES, "Retour à la génération précédente");
}
