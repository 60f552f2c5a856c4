/* GET /mentions-legales: the page of legal notices. */
#include "server/about/about_legal.h"
#include "server/handle/handlers.h"

enum status handle_legal(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    about_legal(x);
    return STATUS_OK;
}
