/* GET /assets/{file}: a static file. The digest in its name lets clients keep it for
 * ever. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"
#include "server/http/gzip.h"

enum status handle_asset(struct exchange *x, struct error *err)
{
    const struct asset *asset = assets_find(x->site->assets, x->rest);
    if (!asset)
        return error_set(err, STATUS_NOT_FOUND, "no such asset");
    reply_header(x->reply, "Content-Type", "%s", asset->type);
    reply_header(x->reply, "Cache-Control", "public, max-age=31536000, immutable");
    bool is_gzip = asset->gzip && gzip_is_wanted(head_field(x->head, "accept-encoding"));
    if (is_gzip)
        reply_header_fixed(x->reply, "Content-Encoding", "gzip");
    x->reply->fixed = is_gzip ? (struct str){asset->gzip, asset->n_gzip}
                              : (struct str){asset->bytes, asset->n};
    return STATUS_OK;
}
