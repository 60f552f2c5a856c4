/* GET /aide: the page on how to search. */
#include "server/about/about_help.h"
#include "server/handle/handlers.h"

enum status handle_help(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    about_help(x);
    return STATUS_OK;
}
