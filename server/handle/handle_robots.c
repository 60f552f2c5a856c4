/* GET /robots.txt: crawlers are let in to the pages and kept out of the API
 * (RFC 9309). */
#include "server/handle/handlers.h"

enum status handle_robots(struct exchange *x, struct error *err)
{
    (void)err;
    struct str site = x->site->identity->public_url;
    reply_header_fixed(x->reply, "Content-Type", "text/plain; charset=utf-8");
    reply_header_fixed(x->reply, "Cache-Control", "public, max-age=3600");
    buf_put_text(&x->reply->body, "User-agent: *\n"
                                  "Disallow: /api/\n"
                                  "Disallow: /healthz\n"
                                  "Disallow: /readyz\n"
                                  "Disallow: /metrics\n"
                                  "Allow: /\n");
    /* The protocol wants a whole address here. */
    if (site.n)
        buf_printf(&x->reply->body, "\nSitemap: %.*s/sitemap.xml\n", STR_ARG(site));
    return STATUS_OK;
}
