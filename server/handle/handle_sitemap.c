/* GET /sitemap.xml: the pages of all documents with their dates, for crawlers; where they
 * are too many for one list, the index of several. */
#include "server/feed/sitemap.h"

#include "server/handle/handlers.h"

enum status handle_sitemap(struct exchange *x, struct error *err)
{
    (void)err;
    if (exchange_is_known(x, STR("")))
        return STATUS_OK;
    struct str site = x->site->identity->public_url;
    uint32_t n_parts = sitemap_parts(index_info(x->index).n_documents);
    reply_header_fixed(x->reply, "Content-Type", "application/xml; charset=utf-8");
    if (n_parts > 1)
        sitemap_put_index(&x->reply->body, n_parts, site);
    else
        sitemap_put(&x->reply->body, searcher_documents(x->searcher), 1, site);
    return STATUS_OK;
}
