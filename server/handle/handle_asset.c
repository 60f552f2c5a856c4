/* GET /assets/{file}: a static file. The digest in its name lets clients keep it for
 * ever. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

enum status handle_asset(struct exchange *x, struct error *err)
{
    const struct asset *asset = assets_find(x->site->assets, x->rest);
    if (!asset)
        return error_set(err, STATUS_NOT_FOUND, "no such asset");
    reply_header(x->reply, "Content-Type", "%s", asset->type);
    reply_header(x->reply, "Cache-Control", "public, max-age=31536000, immutable");
    x->reply->fixed = (struct str){asset->bytes, asset->n};
    return STATUS_OK;
}
