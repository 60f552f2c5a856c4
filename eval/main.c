/* inffo-eval: measures a search on judged questions. */
#include <stdio.h>
#include <sysexits.h>

#include "base/exit_code.h"
#include "eval/actions.h"

#define OUTPUT_MAX_BYTES (1U << 30)

int main(int argc, char **argv)
{
    AUTO_BUF out = BUF_INIT(OUTPUT_MAX_BYTES);
    struct eval_options options;
    struct error err = {0};
    if (options_read(&options, argc, argv, &err))
        return command_line_refuse(&eval_command_line, &err);
    if (options.question)
        return command_line_answer(&eval_command_line, options.question);
    if (action_run(&out, &options, &err))
        return exit_tell(eval_command_line.program, &err);
    (void)fwrite(buf_text(&out), 1, out.n, stdout);
    return fflush(stdout) ? EX_IOERR : EX_OK;
}
