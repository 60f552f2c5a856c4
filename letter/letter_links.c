/* Makes the absolute addresses of a letter. */
#include "letter/letter_links.h"

struct url letter_item_url(const struct letter_writing *w, const struct letter_item *item)
{
    const struct str *fields = item->hit.document.fields;
    if (!w->sender->public_url.n)
        return url_outside(fields[FIELD_URL]);
    return url_absolute(w->sender->public_url,
                        url_in(URL("/documents/"), fields[FIELD_ID], w->arena), w->arena);
}

struct url letter_search_url(const struct letter_writing *w)
{
    struct search_request search = w->letter->request->search;
    search.facets = facets_by_default();
    AUTO_BUF query = BUF_INIT(1U << 16);
    search_request_write(&query, &search, w->index, 1);
    return url_absolute(w->sender->public_url,
                        url_query(URL("/recherche"), buf_str(&query), w->arena),
                        w->arena);
}

struct url letter_own_url(const struct letter_writing *w)
{
    const struct letter_request *request = w->letter->request;
    struct letter_request fixed =
        letter_request_until(request, request->search.to, w->arena);
    AUTO_BUF query = BUF_INIT(1U << 16);
    letter_request_write(&query, &fixed, w->index);
    return url_absolute(w->sender->public_url,
                        url_query(URL("/lettre"), buf_str(&query), w->arena), w->arena);
}
