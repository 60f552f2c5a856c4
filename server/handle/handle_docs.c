/* GET /docs: the contract, for people. */
#include "server/handle/handlers.h"
#include "server/reference/reference.h"

enum status handle_docs(struct exchange *x, struct error *err)
{
    if (!x->site->contract)
        return error_set(err, STATUS_NOT_FOUND, "no contract");
    reply_header_fixed(x->reply, "Cache-Control", "public, max-age=3600");
    page_reference(x);
    return STATUS_OK;
}
