/* GET /sitemap-{number}.xml: one of the sitemaps that /sitemap.xml names where it is
 * their index. */
#include "server/feed/sitemap.h"

#include "server/handle/handlers.h"

enum status handle_sitemap_part(struct exchange *x, struct error *err)
{
    uint32_t n_parts = sitemap_parts(index_info(x->index).n_documents);
    int64_t part = str_number(x->rest, n_parts);
    if (part < 1 || x->rest.at[0] == '0')
        return error_set(err, STATUS_NOT_FOUND, "no such sitemap");
    if (exchange_is_known(x, STR("")))
        return STATUS_OK;
    reply_header_fixed(x->reply, "Content-Type", "application/xml; charset=utf-8");
    sitemap_put(&x->reply->body, searcher_documents(x->searcher), (uint32_t)part,
                x->site->identity->public_url);
    return STATUS_OK;
}
