/* Verifies an index that was published, and goes back to the generation before it. */
#include "base/exit_code.h"
#include "engine/build/build.h"
#include "engine/index/index.h"
#include "engine/index/index_deep.h"
#include "indexer/command.h"
#include "indexer/outcome.h"

static int print_json(json_t *object)
{
    int code = outcome_print_json(object);
    json_decref(object);
    return code;
}

static int fail(struct console *console, const struct index_options *options,
                const struct error *err)
{
    AUTO_BUF words = BUF_INIT(1U << 12);
    exit_put_words(&words, err->code, err->text);
    console_fail(console, "inffo-index : %s", buf_text(&words));
    int code = exit_code(err->code);
    if (options->wants_json)
        (void)print_json(json_pack("{s:s, s:i, s:s}", "status", "failed", "exit_code",
                                   code, "error", buf_text(&words)));
    return code;
}

/** Open the served index with the given check, and print @p word with its generation. */
static int show_served(struct console *console, const struct index_options *options,
                       enum index_check check, const char *word)
{
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    if (command_open_index(&index, options->index, check, &err) ||
        (options->is_deep && index_verify_deep(index, &err)))
        return fail(console, options, &err);
    struct index_info info = index_info(index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    console_say(console, "%s : génération %s, %u document%s, construite le %s", word,
                info.generation, info.n_documents, info.n_documents > 1 ? "s" : "",
                built_at);
    if (!options->wants_json)
        return 0;
    return print_json(json_pack("{s:s, s:i, s:s, s:s, s:I}", "status", "ok", "exit_code",
                                0, "generation", info.generation, "built_at", built_at,
                                "documents", (json_int_t)info.n_documents));
}

enum status command_open_index(struct index **out, const char *path,
                               enum index_check check, struct error *err)
{
    enum status st = index_open(out, path, check, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s : pas d'index ici", path);
    return st;
}

int command_verify(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    return show_served(&console, options, INDEX_CHECK_DIGESTS, "Index sain");
}

int command_rollback(const struct index_options *options)
{
    struct console console = console_open(stderr, options->is_quiet);
    struct error err = {0};
    if (build_rollback(options->index, &err))
        return fail(&console, options, &err);
    return show_served(&console, options, INDEX_CHECK_SIZES,
                       "Retour à la génération précédente");
}
