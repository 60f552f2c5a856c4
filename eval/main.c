/* inffo-eval: measures a search on judged questions. */
#include <stdio.h>
#include <sysexits.h>

#include "base/exit_code.h"
#include "eval/actions.h"

#define OUTPUT_MAX_BYTES (1U << 30)

/** Write to standard error, in French, what went wrong. */
static void tell(const struct error *err)
{
    AUTO_BUF words = BUF_INIT((size_t)2 * ERROR_TEXT_BYTES);
    exit_put_words(&words, err->code, err->text);
    (void)fprintf(stderr, "inffo-eval : %s\n", buf_text(&words));
}

int main(int argc, char **argv)
{
    AUTO_BUF out = BUF_INIT(OUTPUT_MAX_BYTES);
    struct eval_options options;
    struct error err = {0};
    enum status st = options_read(&options, argc, argv, &err);
    int code = st ? EX_USAGE : EX_OK;
    if (!st)
        code = exit_code(st = action_run(&out, &options, &err));
    if (st)
        tell(&err);
    else
        (void)fwrite(buf_text(&out), 1, out.n, stdout);
    if (fflush(stdout))
        code = EX_IOERR;
    return code;
}
