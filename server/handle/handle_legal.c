/* GET /mentions-legales: the page of legal notices. */
#include "server/handle/handlers.h"
#include "server/page/page_legal.h"

enum status handle_legal(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    page_legal(x);
    return STATUS_OK;
}
