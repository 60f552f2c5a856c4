/* GET /aide: the page on how to search. */
#include "server/handle/handlers.h"
#include "server/page/page_help.h"

enum status handle_help(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    page_help(x);
    return STATUS_OK;
}
