/* The program inffo-index: it reads documents and publishes an index of them. */
#include <stdio.h>
#include <sysexits.h>

#include "indexer/command.h"

static int print(const char *text)
{
    return fputs(text, stdout) >= 0 && fflush(stdout) == 0 ? EX_OK : EX_IOERR;
}

static int print_help(const struct index_options *options)
{
    (void)options;
    AUTO_BUF text = BUF_INIT(1U << 14);
    options_put_help(&text);
    return print(buf_text(&text));
}

static int print_version(const struct index_options *options)
{
    (void)options;
    return print("inffo-index " INFFO_VERSION "\n");
}

static command_function *const commands[COMMAND_COUNT_] = {
    [COMMAND_BUILD] = command_build,       [COMMAND_DUMP] = command_dump,
    [COMMAND_EXPLAIN] = command_explain,   [COMMAND_VERIFY] = command_verify,
    [COMMAND_ROLLBACK] = command_rollback, [COMMAND_HELP] = print_help,
    [COMMAND_VERSION] = print_version,
};

int main(int argc, char **argv)
{
    struct index_options options;
    struct error err = {0};
    if (options_read(&options, argc, argv, &err)) {
        (void)fprintf(stderr, "inffo-index : %s\nVoir inffo-index --help.\n", err.text);
        return EX_USAGE;
    }
    return commands[options.command](&options);
}
