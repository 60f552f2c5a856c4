/* GET /docs: the contract, for people. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/reference/reference.h"

enum status handle_docs(struct exchange *x, struct error *err)
{
    if (!x->site->contract)
        return error_set(err, STATUS_NOT_FOUND, "no contract");
    if (!page_is_known(x, STR("")))
        page_reference(x);
    return STATUS_OK;
}
