/* inffo-index: documents in, a published index out. */
#include "indexer/command.h"

static command_function *const commands[COMMAND_COUNT_] = {
    [COMMAND_BUILD] = command_build,       [COMMAND_DUMP] = command_dump,
    [COMMAND_EXPLAIN] = command_explain,   [COMMAND_VERIFY] = command_verify,
    [COMMAND_ROLLBACK] = command_rollback, [COMMAND_WATCH] = command_watch,
};

int main(int argc, char **argv)
{
    struct index_options options;
    struct error err = {0};
    if (options_read(&options, argc, argv, &err))
        return command_line_refuse(&index_command_line, &err);
    if (options.question)
        return command_line_answer(&index_command_line, options.question);
    return commands[options.command](&options);
}
