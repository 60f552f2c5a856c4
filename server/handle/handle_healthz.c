/* GET /healthz: whether the process is alive. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

enum status handle_healthz(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "no-store");
    exchange_take_json(x, json_pack("{s:s}", "status", "ok"));
    return STATUS_OK;
}
